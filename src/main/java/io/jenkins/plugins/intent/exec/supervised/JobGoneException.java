package io.jenkins.plugins.intent.exec.supervised;

import java.io.IOException;

/** The job directory does not exist: it was never made, or was deleted. Trying again is no use. */
public final class JobGoneException extends IOException {
    private static final long serialVersionUID = 1L;

    JobGoneException(String directory) {
        super("the job directory " + directory + " does not exist (never made, or deleted)");
    }
}
