package io.jenkins.plugins.intent.exec.confine;

/** Why commands cannot be confined here, and what to do, in words for a person. */
public final class CannotConfineException extends Exception {
    private static final long serialVersionUID = 1;

    CannotConfineException(String message) {
        super(message, null, false, false);
    }
}
