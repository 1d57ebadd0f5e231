package io.jenkins.plugins.intent.exec;

import io.jenkins.plugins.intent.exec.process.ExitStatus;
import java.util.List;

/** Makes a record of a command, each value by its name. What is not said of it is not there. */
public final class CommandRecordBuilder {
    private final int index;
    private final String name;
    private String program;
    private List<String> args = List.of();
    private String cwd = ".";
    private CommandStatus status;
    private Integer exitCode;
    private Integer signal;
    private String error;
    private long startedMs;
    private long endedMs;
    private StreamRecord stdout;
    private StreamRecord stderr;
    private String stdinFrom;
    private String stdoutTo;
    private String stderrTo;
    private List<PartRecord> parts = List.of();
    private List<TryRecord> tries = List.of();
    private boolean endedEarly;
    private boolean allowFailure;

    /**
     * @param index 0-based place in the block
     * @param name display name, and the program until it is said
     */
    public CommandRecordBuilder(int index, String name) {
        this.index = index;
        this.name = name;
        this.program = name;
    }

    CommandRecordBuilder(CommandRecord like) {
        this(like.index(), like.name());
        started(like.program(), like.args(), like.cwd());
        ended(like.status(), like.exitCode(), like.signal());
        error(like.error());
        times(like.startedMs(), like.endedMs());
        captured(like.stdout(), like.stderr());
        files(like.stdinFrom(), like.stdoutTo(), like.stderrTo());
        parts(like.parts());
        tries(like.tries());
        endedEarly(like.endedEarly());
        allowFailure(like.allowFailure());
    }

    /** What was to be started, and where. */
    public CommandRecordBuilder started(String theProgram, List<String> theArgs, String theCwd) {
        program = theProgram;
        args = theArgs;
        cwd = theCwd;
        return this;
    }

    /** Without ever having been a process. */
    public CommandRecordBuilder ended(CommandStatus how) {
        return ended(how, null, null);
    }

    /** @param exit null when it never was a process */
    CommandRecordBuilder ended(CommandStatus how, ExitStatus exit) {
        return exit == null ? ended(how) : ended(how, exit.code(), exit.signal());
    }

    /**
     * @param theExitCode null when it was not started or a signal ended it
     * @param theSignal null when none ended it
     */
    public CommandRecordBuilder ended(CommandStatus how, Integer theExitCode, Integer theSignal) {
        status = how;
        exitCode = theExitCode;
        signal = theSignal;
        return this;
    }

    /** The operating system's or the runner's words; null when there are none. */
    public CommandRecordBuilder error(String words) {
        error = words;
        return this;
    }

    /** Epoch milliseconds. */
    public CommandRecordBuilder times(long fromMs, long toMs) {
        startedMs = fromMs;
        endedMs = toMs;
        return this;
    }

    /** Its output. */
    public CommandRecordBuilder captured(StreamRecord theStdout, StreamRecord theStderr) {
        stdout = theStdout;
        stderr = theStderr;
        return this;
    }

    /** Where it read from and wrote to; null each when that was not asked for. */
    CommandRecordBuilder files(String read, String wrote, String wroteErrors) {
        stdinFrom = read;
        stdoutTo = wrote;
        stderrTo = wroteErrors;
        return this;
    }

    /** The processes of a pipe. */
    public CommandRecordBuilder parts(List<PartRecord> processes) {
        parts = processes;
        return this;
    }

    /** How it came out before, oldest first. */
    public CommandRecordBuilder tries(List<TryRecord> earlier) {
        tries = earlier;
        return this;
    }

    /** Whether the runner ended it, for the reason that its error gives. */
    public CommandRecordBuilder endedEarly(boolean was) {
        endedEarly = was;
        return this;
    }

    /** Whether its failure does not count. */
    public CommandRecordBuilder allowFailure(boolean may) {
        allowFailure = may;
        return this;
    }

    public CommandRecord build() {
        return new CommandRecord(
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
                allowFailure);
    }
}
