package io.jenkins.plugins.intent.ledger;

/** A line of a journal is not what was written. The message is the end of a sentence about the line. */
final class BadLineException extends Exception {
    private static final long serialVersionUID = 1L;

    BadLineException(String message) {
        super(message);
    }
}
