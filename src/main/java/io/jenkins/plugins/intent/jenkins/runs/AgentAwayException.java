package io.jenkins.plugins.intent.jenkins.runs;

import java.io.IOException;

/**
 * The agent of the step went away while something was needed of it: before its run had books, or its files for a stage
 * that runs elsewhere. Nothing of what needed it has been run, so the same can be tried again when the agent is back.
 */
public final class AgentAwayException extends IOException {
    private static final long serialVersionUID = 1L;

    AgentAwayException(Throwable cause) {
        super("The agent of this step went away; the run begins when it is back.", cause);
    }
}
