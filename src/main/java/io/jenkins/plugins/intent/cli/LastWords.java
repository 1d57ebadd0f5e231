package io.jenkins.plugins.intent.cli;

import io.jenkins.plugins.intent.exec.CommandRecord;
import io.jenkins.plugins.intent.exec.CommandStatus;
import io.jenkins.plugins.intent.exec.Manifest;
import io.jenkins.plugins.intent.exec.PartRecord;
import io.jenkins.plugins.intent.exec.StreamRecord;
import io.jenkins.plugins.intent.files.FileTail;
import io.jenkins.plugins.intent.json.RecordJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The last lines that a failed command printed, since they usually say why.
 *
 * @param explanation what is known of the failure beyond them; null when that is nothing
 * @param file the output they are from
 * @param lines a few at most
 */
record LastWords(String explanation, Path file, List<String> lines) {
    private static final int MOST_COMMANDS = 3;
    private static final int MOST_LINES = 10;
    private static final int MOST_BYTES = 4096;

    /** Those of the commands for which an attempt failed; none where they cannot be read, since this only illustrates. */
    static List<LastWords> of(Path manifest) {
        try {
            Manifest attempt = RecordJson.read(manifest, Manifest.class);
            return attempt.commands().stream()
                    .filter(CommandRecord::failsStage)
                    .limit(MOST_COMMANDS)
                    .flatMap(command -> of(manifest, command))
                    .toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    private static Stream<LastWords> of(Path manifest, CommandRecord command) {
        List<StreamRecord> telling = telling(manifest, command);
        return IntStream.range(0, telling.size())
                .mapToObj(i -> read(manifest, i == telling.size() - 1 ? command : null, telling.get(i)));
    }

    /**
     * What the command printed, as many programs put their errors there, and what the processes said that failed,
     * else what any of them said.
     */
    private static List<StreamRecord> telling(Path manifest, CommandRecord command) {
        List<StreamRecord> errors = kept(
                manifest,
                command.parts().stream()
                        .filter(part -> part.status() == CommandStatus.FAILED)
                        .map(PartRecord::stderr));
        if (errors.isEmpty()) {
            errors = kept(manifest, command.errors().stream());
        }
        return Stream.concat(kept(manifest, Stream.of(command.stdout())).stream(), errors.stream())
                .toList();
    }

    private static List<StreamRecord> kept(Path manifest, Stream<StreamRecord> streams) {
        return streams.filter(StreamRecord::isKept)
                .filter(stream -> stream.file(manifest).isPresent())
                .toList();
    }

    /** @param command whose explanation comes with these lines; null when it comes with others */
    private static LastWords read(Path manifest, CommandRecord command, StreamRecord stream) {
        String explanation = command != null && command.status() == CommandStatus.FAILED ? command.error() : null;
        Path file = stream.file(manifest).orElseThrow();
        try {
            return new LastWords(
                    explanation, file, FileTail.of(file, MOST_BYTES, MOST_LINES).lines());
        } catch (IOException unreadable) {
            return new LastWords(explanation, file, List.of());
        }
    }
}
