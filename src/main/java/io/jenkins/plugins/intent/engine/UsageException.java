package io.jenkins.plugins.intent.engine;

/**
 * Something a person asked for cannot be done as asked. The message says what, where and what to do;
 * whoever shows it prints no stack trace.
 */
public final class UsageException extends Exception {
    private static final long serialVersionUID = 1L;

    public UsageException(String message) {
        super(message);
    }
}
