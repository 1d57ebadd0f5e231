package io.jenkins.plugins.intent.exec;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What became of one process of a pipe.
 *
 * @param name display name
 * @param program as started
 * @param args as started, secrets masked
 * @param cwd directory it ran in
 * @param status succeeded or failed
 * @param exitCode exit code; null when a signal ended it
 * @param signal number of the signal that ended it; null otherwise
 * @param error what there is to say of its end; null when there is nothing
 * @param stderr captured standard error
 */
public record PartRecord(
        @JsonProperty(required = true) String name,
        @JsonProperty(required = true) String program,
        List<String> args,
        String cwd,
        @JsonProperty(required = true) CommandStatus status,
        Integer exitCode,
        Integer signal,
        String error,
        StreamRecord stderr) {
    public PartRecord {
        args = List.copyOf(args);
    }
}
