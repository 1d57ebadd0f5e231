package io.jenkins.plugins.intent.jenkins.graph;

import hudson.AbortException;

/** What {@code s.run()} throws when its commands failed or their agent was lost. */
final class StageFailedException extends AbortException {
    private static final long serialVersionUID = 1L;

    StageFailedException(String message) {
        super(message);
    }
}
