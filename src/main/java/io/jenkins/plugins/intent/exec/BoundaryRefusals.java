package io.jenkins.plugins.intent.exec;

import io.jenkins.plugins.intent.exec.confine.ConfinementRecord;
import io.jenkins.plugins.intent.files.FileTail;
import io.jenkins.plugins.intent.files.PathNames;
import io.jenkins.plugins.intent.text.LazyPattern;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Explains failures of confined commands: a write that the kernel refused looks like a disk that somebody
 * mounted read-only, a network that is not there like one that is broken, and nothing in a program's own words
 * leads to the policy.
 */
final class BoundaryRefusals {
    private static final int MOST_BYTES = 16 * 1024;
    private static final int MOST_LINES = 100;
    /** As the C library, Node.js, Python and Rust say it. */
    private static final LazyPattern READ_ONLY =
            LazyPattern.of("(?i)read-only file ?system|\\bEROFS\\b|\\bErrno 30\\b|\\bos error 30\\b");

    private static final LazyPattern UNREACHABLE =
            LazyPattern.of("(?i)could not resolve|couldn't resolve|temporary failure (in name resolution|resolving)"
                    + "|name or service not known|unknown ?host|network is unreachable|\\b(EAI_AGAIN|ENETUNREACH)\\b");

    private BoundaryRefusals() {}

    /** @param how how the commands were confined; null when there was no boundary */
    static Manifest explain(Manifest manifest, ConfinementRecord how, Path attempt) {
        if (how == null) {
            return manifest;
        }
        List<CommandRecord> explained = manifest.commands().stream()
                .map(command -> how.by() == null ? command : explained(command, how, attempt))
                .toList();
        return manifest.confined(how, explained);
    }

    private static CommandRecord explained(CommandRecord command, ConfinementRecord how, Path attempt) {
        if (command.status() != CommandStatus.FAILED || command.error() != null) {
            return command;
        }
        Stream<String> write = speaksOf(READ_ONLY, command, attempt)
                ? Stream.of("it is confined, and the kernel refused a write: let it write inside of the project or of"
                        + " TMPDIR, or add the path to `confine.writable` in the policy")
                : Stream.empty();
        Stream<String> network = !how.network() && speaksOf(UNREACHABLE, command, attempt)
                ? Stream.of("it is confined without network: fetch before what it needs, or take `\"network\": false`"
                        + " out of `confine` in the policy")
                : Stream.empty();
        String hints = Stream.concat(write, network).collect(Collectors.joining("; "));
        return hints.isEmpty() ? command : command.saying(hints);
    }

    private static boolean speaksOf(LazyPattern refusal, CommandRecord command, Path attempt) {
        return command.streams().stream()
                .filter(StreamRecord::isKept)
                .anyMatch(stream -> speaksOf(refusal, PathNames.resolve(attempt, stream.path())));
    }

    private static boolean speaksOf(LazyPattern refusal, Path file) {
        try {
            return FileTail.of(file, MOST_BYTES, MOST_LINES).lines().stream()
                    .anyMatch(line -> refusal.matcher(line).find());
        } catch (IOException unreadable) {
            return false;
        }
    }
}
