package io.jenkins.plugins.intent.exec;

import java.util.Map;

/**
 * What the exit value that Java reports means. Java reports the end by signal <i>n</i> as 128 +
 * <i>n</i>, and so do shells for the programs they ran; the two cannot be told apart, and mean the
 * same to a reader. Only signals that end programs in practice are read that way: 129, for example,
 * stays an exit code, since programs use it (git does, for wrong usage).
 */
final class ExitCode {
    private static final int SIGNAL_BASE = 128;
    private static final int INTERRUPT = 2;
    private static final int TERMINATE = 15;
    private static final Map<Integer, String> SIGNALS = Map.ofEntries(
            Map.entry(INTERRUPT, "SIGINT"),
            Map.entry(3, "SIGQUIT"),
            Map.entry(4, "SIGILL"),
            Map.entry(5, "SIGTRAP"),
            Map.entry(6, "SIGABRT"),
            Map.entry(7, "SIGBUS"),
            Map.entry(8, "SIGFPE"),
            Map.entry(9, "SIGKILL"),
            Map.entry(11, "SIGSEGV"),
            Map.entry(13, "SIGPIPE"),
            Map.entry(14, "SIGALRM"),
            Map.entry(TERMINATE, "SIGTERM"));

    private final int value;
    private final String signalName;

    ExitCode(int value) {
        this.value = value;
        this.signalName = SIGNALS.get(value - SIGNAL_BASE);
    }

    boolean isSuccess() {
        return value == 0;
    }

    /** Null when a signal ended it. */
    Integer code() {
        return signalName == null ? value : null;
    }

    /** Null when it ended by itself. */
    Integer signal() {
        return signalName == null ? null : value - SIGNAL_BASE;
    }

    /** Whether somebody asked it to end, by a signal that is often meant for others too. */
    boolean wasAskedToEnd() {
        return signalName != null && (signal() == INTERRUPT || signal() == TERMINATE);
    }

    /** "ended by signal 9 (SIGKILL)"; null when it ended by itself. */
    String signalText() {
        return signalName == null ? null : "ended by signal " + signal() + " (" + signalName + ")";
    }
}
