package io.jenkins.plugins.intent.exec.process;

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
}
