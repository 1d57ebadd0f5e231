package io.jenkins.plugins.intent.exec;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What became of a command when it was tried and failed, and was then tried again.
 *
 * @param status how it ended
 * @param exitCode exit code; null when it was not started or a signal ended it
 * @param signal number of the signal that ended it; null otherwise
 * @param error what there is to say of its end; null when there is nothing
 * @param startedMs epoch milliseconds
 * @param endedMs epoch milliseconds
 * @param stdout captured standard output
 * @param stderr captured standard error, of the last process of a pipe
 * @param parts the processes of a pipe
 */
public record TryRecord(
        @JsonProperty(required = true) CommandStatus status,
        Integer exitCode,
        Integer signal,
        String error,
        long startedMs,
        long endedMs,
        StreamRecord stdout,
        StreamRecord stderr,
        List<PartRecord> parts) {
    public TryRecord {
        parts = List.copyOf(parts);
    }

    /** Its output, then what each of its processes said on standard error. */
    public List<StreamRecord> streams() {
        List<StreamRecord> streams = new ArrayList<>();
        streams.add(stdout);
        streams.addAll(CommandRecord.errors(parts, stderr));
        streams.removeIf(Objects::isNull);
        return List.copyOf(streams);
    }

    static TryRecord of(CommandRecord record) {
        return new TryRecord(
                record.status(),
                record.exitCode(),
                record.signal(),
                record.error(),
                record.startedMs(),
                record.endedMs(),
                record.stdout(),
                record.stderr(),
                record.parts());
    }
}
