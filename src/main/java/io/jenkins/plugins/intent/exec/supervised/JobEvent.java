package io.jenkins.plugins.intent.exec.supervised;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.jenkins.plugins.intent.exec.CommandRecord;
import io.jenkins.plugins.intent.exec.CommandStatus;
import io.jenkins.plugins.intent.exec.StreamRecord;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A command started or ended: one line of {@code events.jsonl}. For watching only; the manifest is
 * what counts.
 *
 * @param command 0-based index of the command
 * @param name its display name, secrets masked
 * @param directory where its output is, relative to the attempt directory; null when it has none
 * @param liveBytes how many bytes of each of its output streams are final while it runs; what comes
 *     after them is moved about until its end
 * @param pid its process id when it started; 0 otherwise
 * @param status how it ended; null when this is its start
 * @param exitCode its exit code; null when it has none
 * @param error why it could not be started or was ended, secrets masked; null otherwise
 * @param atMs when, epoch milliseconds
 * @param parts how many processes of a pipe come before the last one; their standard error is kept apart
 */
public record JobEvent(
        int command,
        String name,
        String directory,
        long liveBytes,
        long pid,
        CommandStatus status,
        Integer exitCode,
        String error,
        long atMs,
        int parts)
        implements News {
    /** Whether this is the command's end; it is its start otherwise. */
    @JsonIgnore
    public boolean isEnd() {
        return status != null;
    }

    static JobEvent started(
            int command, String name, String directory, long liveBytes, long pid, long atMs, int parts) {
        return new JobEvent(command, name, directory, liveBytes, pid, null, null, null, atMs, parts);
    }

    static JobEvent ended(CommandRecord record, long atMs) {
        String kept = Stream.of(record.stdout(), record.stderr())
                .filter(Objects::nonNull)
                .map(StreamRecord::path)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return new JobEvent(
                record.index(),
                record.name(),
                kept == null ? null : kept.substring(0, Math.max(0, kept.lastIndexOf('/'))),
                Long.MAX_VALUE,
                0,
                record.status(),
                record.exitCode(),
                record.error(),
                atMs,
                Math.max(0, record.parts().size() - 1));
    }
}
