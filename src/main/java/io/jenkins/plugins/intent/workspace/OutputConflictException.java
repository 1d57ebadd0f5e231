package io.jenkins.plugins.intent.workspace;

import java.io.IOException;

/** Two stages hand on different things under one path. It is the author's mistake: the message names the path and both stages. */
public final class OutputConflictException extends IOException {
    private static final long serialVersionUID = 1L;

    OutputConflictException(String message) {
        super(message);
    }
}
