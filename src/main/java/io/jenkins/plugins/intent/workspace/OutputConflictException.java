package io.jenkins.plugins.intent.workspace;

import java.io.IOException;
import java.util.List;

/**
 * The outputs of stages do not fit together, or not into the project. It is the author's mistake:
 * the message names the paths and the stages, and whoever shows it prints no stack trace.
 */
public final class OutputConflictException extends IOException {
    private static final long serialVersionUID = 1L;
    private static final int MOST_SHOWN = 20;

    OutputConflictException(List<String> conflicts) {
        super("the outputs of stages conflict: "
                + String.join("; ", conflicts.subList(0, Math.min(conflicts.size(), MOST_SHOWN)))
                + (conflicts.size() > MOST_SHOWN ? "; and " + (conflicts.size() - MOST_SHOWN) + " more" : "")
                + ". Let only one stage hand on each path, or change \"outputs\".");
    }
}
