package io.jenkins.plugins.intent.engine;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.jenkins.plugins.intent.files.AtomicFiles;
import io.jenkins.plugins.intent.json.RecordJson;
import io.jenkins.plugins.intent.ledger.Coordinator;
import io.jenkins.plugins.intent.ledger.Decided;
import io.jenkins.plugins.intent.text.Spelling;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * How a person decides about a run that another process works on: a request is dropped into the run's
 * directory, whole, and the process that owns the books answers it the same way.
 */
final class DecisionBox {
    /** In place of what the books say: the request cannot be read, so another version wrote it. */
    private static final String NOT_UNDERSTOOD = "NOT_UNDERSTOOD";

    private final RunDirectory run;
    private final Path directory;

    DecisionBox(RunDirectory run) {
        this.run = run;
        this.directory = run.path().resolve("decisions");
    }

    /** What a person wants: approve or reject a stage, or cancel the run. */
    record Wanted(Outcome outcome, String stage, String by, String reason) {
        Wanted {
            Objects.requireNonNull(outcome, "outcome");
            Objects.requireNonNull(by, "by");
            if (outcome != Outcome.CANCEL) {
                Objects.requireNonNull(stage, "stage");
            }
        }

        enum Outcome {
            APPROVE,
            REJECT,
            CANCEL;

            /** The spelling in the request. */
            @JsonValue
            String text() {
                return Spelling.of(this);
            }
        }

        Decided record(Coordinator books) {
            return switch (outcome) {
                case APPROVE -> books.approve(stage, by, reason);
                case REJECT -> books.reject(stage, by, reason);
                case CANCEL -> books.cancel(by, reason);
            };
        }
    }

    /** Drops a request; its name is what {@link #answer} is asked with. */
    String post(Wanted wanted) throws IOException {
        String name = UUID.randomUUID().toString();
        Files.createDirectories(directory);
        AtomicFiles.write(directory.resolve(name + ".json"), RecordJson.line(wanted));
        return name;
    }

    /**
     * What the books say, once they were asked.
     *
     * @throws UsageException when whoever works on the run cannot read the request
     */
    Optional<Decided> answer(String name) throws IOException, UsageException {
        Path answer = directory.resolve(name + ".answer");
        if (!Files.exists(answer)) {
            return Optional.empty();
        }
        String said = Files.readString(answer);
        if (said.equals(NOT_UNDERSTOOD)) {
            throw new UsageException("the process that works on run " + run.runId()
                    + " cannot read what is wanted of it; use the version of intent that started it");
        }
        return Optional.of(Decided.valueOf(said));
    }

    /** Takes a request back that nobody answered; whether it was still there. */
    boolean withdraw(String name) throws IOException {
        return Files.deleteIfExists(directory.resolve(name + ".json"));
    }

    /** Records every request in the books and answers it. */
    void serve(Coordinator books) throws IOException {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (DirectoryStream<Path> requests = Files.newDirectoryStream(directory, "*.json")) {
            for (Path request : requests) {
                serve(request, books);
            }
        }
    }

    /** One that cannot be read is kept for people under a name that nobody serves, and the others go on. */
    private void serve(Path request, Coordinator books) throws IOException {
        String name = request.getFileName().toString().replace(".json", "");
        Wanted wanted;
        try {
            wanted = Objects.requireNonNull(RecordJson.read(Files.readAllBytes(request), Wanted.class), "an empty one");
        } catch (NoSuchFileException withdrawn) {
            return;
        } catch (IOException | RuntimeException unreadable) {
            Files.move(request, directory.resolve(name + ".unread"), StandardCopyOption.REPLACE_EXISTING);
            say(name, NOT_UNDERSTOOD);
            System.getLogger(DecisionBox.class.getName())
                    .log(
                            System.Logger.Level.WARNING,
                            "{0} cannot be read and was set aside: {1}",
                            request,
                            reason(unreadable));
            return;
        }
        say(name, wanted.record(books).name());
        Files.delete(request);
    }

    private static String reason(Exception unreadable) {
        return unreadable instanceof JsonProcessingException json ? json.getOriginalMessage() : unreadable.getMessage();
    }

    private void say(String name, String answer) throws IOException {
        AtomicFiles.write(directory.resolve(name + ".answer"), answer.getBytes(StandardCharsets.UTF_8));
    }
}
