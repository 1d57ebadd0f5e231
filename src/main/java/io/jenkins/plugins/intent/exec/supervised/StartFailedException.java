package io.jenkins.plugins.intent.exec.supervised;

import java.io.IOException;

/** The supervisor could not be started, and another try would end the same way; the message says why. */
public final class StartFailedException extends IOException {
    private static final long serialVersionUID = 1L;

    public StartFailedException(String message) {
        super(message);
    }

    StartFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
