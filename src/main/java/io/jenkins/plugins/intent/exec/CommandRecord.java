package io.jenkins.plugins.intent.exec;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.jenkins.plugins.intent.json.Components;
import io.jenkins.plugins.intent.text.CommandText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

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
 * @param stderr captured standard error, of the last process of a pipe; null when not started
 * @param stdinFrom the file it read; null when there was none
 * @param stdoutTo the file that got its standard output too; null when there was none
 * @param stderrTo the file that got its standard error too; null when there was none
 * @param parts the processes of a pipe
 * @param tries how it came out when it was tried before, oldest first
 * @param endedEarly whether the runner ended it, for the reason that {@code error} gives; not known, and false, in
 *     manifests of older versions
 * @param allowFailure whether its failure does not count; not known, and false, in manifests of older versions
 */
public record CommandRecord(
        int index,
        @JsonProperty(required = true) String name,
        @JsonProperty(required = true) String program,
        List<String> args,
        String cwd,
        @JsonProperty(required = true) CommandStatus status,
        Integer exitCode,
        Integer signal,
        String error,
        long startedMs,
        long endedMs,
        StreamRecord stdout,
        StreamRecord stderr,
        String stdinFrom,
        String stdoutTo,
        String stderrTo,
        List<PartRecord> parts,
        List<TryRecord> tries,
        boolean endedEarly,
        boolean allowFailure)
        implements Components {
    public CommandRecord {
        args = List.copyOf(args);
        parts = List.copyOf(parts);
        tries = List.copyOf(tries);
    }

    /** The same, with what is to be said of it. */
    CommandRecord saying(String words) {
        return new CommandRecordBuilder(this).error(words).build();
    }

    /** The same, tried before. */
    CommandRecord after(List<TryRecord> earlier) {
        return new CommandRecordBuilder(this).tries(earlier).build();
    }

    /** Standard error of each of its processes, in their order; one that was not started has none. */
    public List<StreamRecord> errors() {
        return errors(parts, stderr);
    }

    /** As {@link #errors()}, of a pipe with these parts or of a command without. */
    static List<StreamRecord> errors(List<PartRecord> parts, StreamRecord stderr) {
        Stream<StreamRecord> each =
                parts.isEmpty() ? Stream.of(stderr) : parts.stream().map(PartRecord::stderr);
        return each.filter(Objects::nonNull).toList();
    }

    /** Whether it failed, be it allowed to or not. */
    public boolean hasFailed() {
        return switch (status) {
            case FAILED, TIMED_OUT, NOT_STARTED -> true;
            case SUCCEEDED, SKIPPED, CANCELLED, LEASE_LOST -> false;
        };
    }

    /** Whether it failed in a way that counts against its stage. */
    public boolean failsStage() {
        return hasFailed() && !allowFailure;
    }

    /** What was started, on one line of about this many characters at most. */
    public String line(int most) {
        if (parts.isEmpty()) {
            return CommandText.of(program, args, most);
        }
        return String.join(
                " | ",
                parts.stream()
                        .map(part -> CommandText.of(part.program(), part.args(), most / parts.size()))
                        .toList());
    }

    /** How it came out each time that it was tried, the last one too. */
    public List<TryRecord> allTries() {
        List<TryRecord> all = new ArrayList<>(tries);
        all.add(TryRecord.of(this));
        return all;
    }

    /** All streams that are kept of it, also of its processes and of earlier tries. */
    public List<StreamRecord> streams() {
        Set<StreamRecord> streams = new LinkedHashSet<>();
        streams.add(stdout);
        streams.add(stderr);
        parts.forEach(part -> streams.add(part.stderr()));
        tries.forEach(earlier -> streams.addAll(earlier.streams()));
        streams.remove(null);
        return List.copyOf(streams);
    }

    @Override
    public Object[] components() {
        return new Object[] {
            index,
            name,
            program,
            args,
            cwd,
            status,
            exitCode,
            signal,
            error,
            startedMs,
            endedMs,
            stdout,
            stderr,
            stdinFrom,
            stdoutTo,
            stderrTo,
            parts,
            tries,
            endedEarly,
            allowFailure
        };
    }
}
