package io.jenkins.plugins.intent.cli;

/** Arguments that cannot be meant so, which shows only when they are used. */
final class WrongCallException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** @param message a sentence for people */
    WrongCallException(String message) {
        super(message);
    }
}
