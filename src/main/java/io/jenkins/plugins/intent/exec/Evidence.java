package io.jenkins.plugins.intent.exec;

import io.jenkins.plugins.intent.files.IoErrors;
import io.jenkins.plugins.intent.model.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The files that keep what a command prints, already open: one for its standard output, and one for the
 * standard error of each of its processes. The last process of a pipe has the plain names. Made while the
 * command before it runs, when this thread has nothing else to do.
 */
final class Evidence {
    private final AttemptContext attempt;
    private final Path directory;
    private final StreamCapture stdout;
    private final List<StreamCapture> stderr = new ArrayList<>();
    private final List<Path> made = new ArrayList<>();
    private final String failure;

    /** @param tried how many times the command was tried before */
    static Evidence of(AttemptContext attempt, int index, int tried) {
        Command command = attempt.command(index);
        String output = OutputFiles.directory(index, attempt.commandCount(), command.displayName(), attempt.redactor());
        BlockListener listener = attempt.listener();
        return new Evidence(
                attempt,
                command,
                tried == 0 ? output : output + "/try-" + (tried + 1),
                (bytes, at, count) -> listener.commandWrote(index, false, bytes, at, count),
                (bytes, at, count) -> listener.commandWrote(index, true, bytes, at, count));
    }

    /** Of a program that nobody listens to. */
    static Evidence of(AttemptContext attempt, Command command, String place) {
        return new Evidence(attempt, command, place, HeardOutput.Hearer.NONE, HeardOutput.Hearer.NONE);
    }

    /** @param place its directory, relative to the attempt's */
    private Evidence(
            AttemptContext attempt,
            Command command,
            String place,
            HeardOutput.Hearer hearsOutput,
            HeardOutput.Hearer hearsErrors) {
        this.attempt = attempt;
        this.directory = attempt.directory().resolve(place);
        this.stdout = capture(place + "/stdout.log", hearsOutput);
        int last = command.processes().size() - 1;
        for (int i = 0; i < last; i++) {
            stderr.add(capture(place + "/part-" + (i + 1) + "/stderr.log", HeardOutput.Hearer.NONE));
        }
        stderr.add(capture(place + "/stderr.log", hearsErrors));
        this.failure = open(last);
    }

    private StreamCapture capture(String path, HeardOutput.Hearer hearer) {
        return new StreamCapture(
                attempt.directory().resolve(path),
                path,
                attempt.job().limits(),
                attempt.budget(),
                attempt.redactor(),
                hearer,
                attempt::wake);
    }

    private String open(int parts) {
        try {
            make(directory);
            for (int i = 1; i <= parts; i++) {
                make(directory.resolve("part-" + i));
            }
        } catch (IOException e) {
            return "cannot keep its output in `" + attempt.directory().relativize(directory) + "`: "
                    + IoErrors.reason(e);
        }
        streams().forEach(StreamCapture::open);
        return streamFailure().orElse(null);
    }

    private void make(Path path) throws IOException {
        made.add(0, Files.createDirectory(path));
    }

    /** @throws StartRefusedException when there is no place for the output */
    void require() throws StartRefusedException {
        if (failure != null) {
            throw StartRefusedException.byError("not started: " + failure);
        }
    }

    StreamCapture stdout() {
        return stdout;
    }

    /** One for each process. */
    List<StreamCapture> stderr() {
        return stderr;
    }

    /** Where files may be put that are gone again at the end. */
    Path directory() {
        return directory;
    }

    Optional<String> streamFailure() {
        return streams().stream().flatMap(stream -> stream.failure().stream()).findFirst();
    }

    /** Whether all streams have ended, so that no record will change any more. */
    boolean isComplete() throws InterruptedException {
        boolean complete = true;
        for (StreamCapture stream : streams()) {
            complete &= stream.await(0);
        }
        return complete;
    }

    /** Waits that long for streams that are still open, then closes them. */
    void finish(long nanos) throws InterruptedException {
        Deadline last = new Deadline(attempt.time(), nanos);
        for (StreamCapture stream : streams()) {
            stream.await(last.remainingNanos());
            stream.finish();
        }
    }

    private List<StreamCapture> streams() {
        List<StreamCapture> all = new ArrayList<>(stderr);
        all.add(0, stdout);
        return all;
    }

    /** Takes the files back: the command does not run. */
    void discard() {
        streams().forEach(StreamCapture::discard);
        try {
            for (Path path : made) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            // An empty directory too many does no harm.
        }
    }
}
