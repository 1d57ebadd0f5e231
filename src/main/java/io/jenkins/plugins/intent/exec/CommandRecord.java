package io.jenkins.plugins.intent.exec;

import java.util.List;

/**
 * What became of one command, as the manifest keeps it.
 *
 * @param index 0-based place in the block
 * @param name display name
 * @param program as started
 * @param args as started, secrets masked
 * @param cwd directory it ran in
 * @param status how it ended
 * @param exitCode exit code; null when it was not started or a signal ended it
 * @param signal number of the signal that ended it; null otherwise
 * @param error the operating system's or the runner's words; null when there are none
 * @param startedMs epoch milliseconds, 0 when not started
 * @param endedMs epoch milliseconds, 0 when not started
 * @param stdout captured standard output; null when not started
 * @param stderr captured standard error; null when not started
 */
public record CommandRecord(
        int index,
        String name,
        String program,
        List<String> args,
        String cwd,
        CommandStatus status,
        Integer exitCode,
        Integer signal,
        String error,
        long startedMs,
        long endedMs,
        StreamRecord stdout,
        StreamRecord stderr) {
    public CommandRecord {
        args = List.copyOf(args);
    }
}
