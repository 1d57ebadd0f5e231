package io.jenkins.plugins.intent.exec.process;

import java.util.Map;

/**
 * How a process ended: with an exit code, or by a signal; neither when the system did not say.
 *
 * @param code 0 to 255; null when a signal ended it
 * @param signal its number; null when it ended by itself
 * @param dumpedCore whether it left a core dump, as far as is known
 * @param isGuess whether it may have returned 128 + {@code signal} by itself
 */
public record ExitStatus(Integer code, Integer signal, boolean dumpedCore, boolean isGuess) {
    /** It has ended, and nobody was told how. */
    static final ExitStatus UNKNOWN = new ExitStatus(null, null, false, false);

    private static final int SIGNAL_BASE = 128;
    private static final int KILL = 9;
    private static final int INTERRUPT = 2;
    private static final int TERMINATE = 15;

    /** By force. */
    static final ExitStatus KILLED = new ExitStatus(null, KILL, false, false);

    private static final Map<Integer, String> NAMES = Map.ofEntries(
            Map.entry(1, "SIGHUP"),
            Map.entry(INTERRUPT, "SIGINT"),
            Map.entry(3, "SIGQUIT"),
            Map.entry(4, "SIGILL"),
            Map.entry(5, "SIGTRAP"),
            Map.entry(6, "SIGABRT"),
            Map.entry(7, "SIGBUS"),
            Map.entry(8, "SIGFPE"),
            Map.entry(9, "SIGKILL"),
            Map.entry(10, "SIGUSR1"),
            Map.entry(11, "SIGSEGV"),
            Map.entry(12, "SIGUSR2"),
            Map.entry(13, "SIGPIPE"),
            Map.entry(14, "SIGALRM"),
            Map.entry(TERMINATE, "SIGTERM"),
            Map.entry(16, "SIGSTKFLT"),
            Map.entry(24, "SIGXCPU"),
            Map.entry(25, "SIGXFSZ"),
            Map.entry(26, "SIGVTALRM"),
            Map.entry(27, "SIGPROF"),
            Map.entry(29, "SIGIO"),
            Map.entry(30, "SIGPWR"),
            Map.entry(31, "SIGSYS"));

    /** It ended by itself. */
    public static ExitStatus exited(int code) {
        return new ExitStatus(code, null, false, false);
    }

    /** A signal ended it. */
    public static ExitStatus signalled(int signal, boolean dumpedCore) {
        return new ExitStatus(null, signal, dumpedCore, false);
    }

    /** From what the system's own call for that says. */
    static ExitStatus waited(int wait) {
        int signal = wait & 0x7f;
        return signal == 0 ? exited(wait >> 8 & 0xff) : signalled(signal, (wait & 0x80) != 0);
    }

    /** The single number that shells report; -1 when it is not known. */
    int asOfShell() {
        if (code != null) {
            return code;
        }
        return signal == null ? -1 : SIGNAL_BASE + signal;
    }

    /**
     * From the single number that Java and shells report, where nothing better is to be had: 128 + <i>n</i>
     * for the end by signal <i>n</i>, which a program may also return by itself. Taken for a signal only
     * if it is one of those that end programs in practice, so 129 stays an exit code.
     */
    public static ExitStatus guessed(int value) {
        int signal = value - SIGNAL_BASE;
        boolean likely = signal > 1 && signal <= TERMINATE && signal != 10 && signal != 12 && NAMES.containsKey(signal);
        return likely ? new ExitStatus(null, signal, false, true) : exited(value);
    }

    /** Exit code 0. */
    public boolean isSuccess() {
        return code != null && code == 0;
    }

    /** Whether somebody asked it to end, by a signal that is often meant for others too. */
    public boolean wasAskedToEnd() {
        return signal != null && (signal == INTERRUPT || signal == TERMINATE);
    }

    /** "ended by signal 9 (SIGKILL)"; null when it ended by itself. */
    public String signalText() {
        if (signal == null) {
            return code == null ? "ended, and the system did not say how" : null;
        }
        String name = NAMES.get(signal);
        return "ended by signal " + signal + (name == null ? "" : " (" + name + ")")
                + (dumpedCore ? ", and left a core dump" : "")
                + (isGuess
                        ? ", or exit code " + (SIGNAL_BASE + signal) + ": which of the two, nobody can tell here"
                        : "");
    }
}
