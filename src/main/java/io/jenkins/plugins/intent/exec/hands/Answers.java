package io.jenkins.plugins.intent.exec.hands;

import io.jenkins.plugins.intent.exec.process.CannotStartException;
import io.jenkins.plugins.intent.exec.process.ExitStatus;

/** What the answers of a hand mean. */
final class Answers {
    private static final int SIGNAL_BASE = 128;
    /** Shells say nothing of these two, so they stay a guess. */
    private static final int INTERRUPTED = SIGNAL_BASE + 2;

    private static final int BROKEN_PIPE = SIGNAL_BASE + 13;
    private static final int NOT_EXECUTABLE = 126;
    private static final int NOT_FOUND = 127;

    private Answers() {}

    /** {@code not WHY}: it did not begin. */
    static boolean isRefusal(String answer) {
        return answer.startsWith("not ");
    }

    /** Why it did not begin, for people; whatever else than a refusal was answered is one too. */
    static String reason(String answer) {
        String[] parts = answer.split(" ", 3);
        String detail = parts.length > 2 ? parts[2] : "";
        return switch (isRefusal(answer) ? parts[1] : "") {
            case "missing" ->
                "no such file or directory" + (detail.isEmpty() ? "" : CannotStartException.inPath(detail));
            case "denied" -> "permission denied, the file `" + detail + "` is not executable";
            case "isdir" -> "it is a directory";
            case "directory" -> "its directory cannot be entered where it would run";
            case "input" -> "its input `" + detail + "` cannot be read where it would run";
            case "outside" ->
                "its directory is `" + detail + "` where it would run, which is outside of the project there";
            case "exec" -> ofExec(detail.substring(0, detail.indexOf(' ')), detail.substring(detail.indexOf(' ') + 1));
            default -> "it was ended before it began (" + answer + ")";
        };
    }

    private static String ofExec(String code, String file) {
        return code(code) == NOT_EXECUTABLE
                ? "permission denied, argument list too long, or not a program for this system (`" + file + "`)"
                : "no such file or directory (`" + file + "` names an interpreter that is missing)";
    }

    /**
     * How it ended: {@code end CODE WORDS}, the words being those of the shell for a process that a signal
     * ended; {@code guess CODE} where the shell has no words.
     */
    static ExitStatus status(String answer) {
        String[] parts = answer.split(" ", 3);
        if (isRefusal(answer)) {
            // Too late to say so: it counted as begun.
            return ExitStatus.exited(NOT_FOUND);
        }
        int code = code(parts[1]);
        if (!parts[0].equals("end")) {
            return ExitStatus.guessed(code);
        }
        String words = parts.length > 2 ? parts[2].strip() : "";
        if (code == INTERRUPTED || code == BROKEN_PIPE) {
            return ExitStatus.guessed(code);
        }
        return code > SIGNAL_BASE && !words.isEmpty()
                ? ExitStatus.signalled(code - SIGNAL_BASE, words.contains("core dumped"))
                : ExitStatus.exited(code);
    }

    private static int code(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalStateException("a hand answered `" + text + "` instead of an exit code", e);
        }
    }
}
