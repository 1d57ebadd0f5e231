package io.jenkins.plugins.intent.model;

/** A condition to which there is no answer in bearable time or memory; the message says why, for people. */
public final class UnansweredException extends Exception {
    private static final long serialVersionUID = 1L;

    UnansweredException(String message) {
        super(message, null, false, false);
    }
}
