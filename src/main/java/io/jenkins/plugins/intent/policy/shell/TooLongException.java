package io.jenkins.plugins.intent.policy.shell;

/** Words grow beyond what anybody would read, as texts do that double themselves. */
public final class TooLongException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooLongException() {
        super("words grow too long", null, false, false);
    }
}
