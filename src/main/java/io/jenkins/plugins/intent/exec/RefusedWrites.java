package io.jenkins.plugins.intent.exec;

import io.jenkins.plugins.intent.exec.confine.ConfinementRecord;
import io.jenkins.plugins.intent.files.FileTail;
import io.jenkins.plugins.intent.files.PathNames;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Explains failures of confined commands: a write that the kernel refused looks like a disk that somebody
 * mounted read-only, and nothing in a program's own words leads to the policy.
 */
final class RefusedWrites {
    private static final int MOST_BYTES = 16 * 1024;
    private static final int MOST_LINES = 100;
    private static final String REFUSED = "Read-only file system";

    private RefusedWrites() {}

    /** @param how how the commands were confined; null when there was no boundary */
    static Manifest explain(Manifest manifest, ConfinementRecord how, Path attempt) {
        if (how == null) {
            return manifest;
        }
        List<CommandRecord> explained = manifest.commands().stream()
                .map(command -> how.by() != null && wasRefused(command, attempt)
                        ? command.saying("it is confined, and the kernel refused a write: let it write inside of the"
                                + " project or of TMPDIR, or add the path to `confine.writable` in the policy")
                        : command)
                .toList();
        return manifest.confined(how, explained);
    }

    private static boolean wasRefused(CommandRecord command, Path attempt) {
        if (command.status() != CommandStatus.FAILED || command.error() != null) {
            return false;
        }
        return command.streams().stream()
                .filter(StreamRecord::isKept)
                .anyMatch(stream -> speaksOfIt(PathNames.resolve(attempt, stream.path())));
    }

    private static boolean speaksOfIt(Path file) {
        try {
            return FileTail.of(file, MOST_BYTES, MOST_LINES).lines().stream().anyMatch(line -> line.contains(REFUSED));
        } catch (IOException unreadable) {
            return false;
        }
    }
}
