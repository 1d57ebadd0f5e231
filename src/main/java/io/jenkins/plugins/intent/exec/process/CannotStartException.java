package io.jenkins.plugins.intent.exec.process;

import io.jenkins.plugins.intent.files.IoErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A program that could not be started, and why, in words for a person. */
public final class CannotStartException extends Exception {
    private static final long serialVersionUID = 1;

    private CannotStartException(String message) {
        super(message, null, false, false);
    }

    /** {@code cannot start `mvn`: no such file or directory}. */
    public static CannotStartException of(String program, String reason) {
        return new CannotStartException("cannot start `" + program + "`: " + reason);
    }

    /** What is said behind the reason, where the program was looked for in PATH. */
    public static String inPath(String path) {
        return " in PATH (" + path + ")";
    }

    /** The message for who knows the program, without the directories of PATH, which are worth telling once. */
    public static String brief(String message) {
        return message.replaceFirst("^cannot start `[^`]*`: ", "").replaceFirst(" in PATH \\(.*\\)$", " in PATH");
    }

    /** The same with the system's own words about a program that was found a moment ago. */
    static CannotStartException of(Launch launch, Path found, IOException cause) {
        return of(launch.program(), reason(cause) + behind(launch, found, reason(cause)));
    }

    private static String behind(Launch launch, Path found, String reason) {
        // What is missing is what its first line asks for.
        if (reason.startsWith("no such file")) {
            return " (`" + found + "` names an interpreter that is missing)";
        }
        boolean entered = Files.isExecutable(launch.directory());
        return entered ? "" : ", the directory `" + launch.directory() + "` cannot be entered";
    }

    static String reason(IOException cause) {
        return IoErrors.reason(cause);
    }
}
