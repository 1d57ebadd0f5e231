package io.jenkins.plugins.intent.exec.supervised;

import java.io.IOException;

/** The supervisor could not be started, and another try would end the same way; the message says why. */
public final class StartFailedException extends IOException {
    private static final long serialVersionUID = 1L;

    private final boolean agentLost;

    /** For a reason that lies in the job, or in the surroundings that were chosen for it. */
    public StartFailedException(String message) {
        this(message, null);
    }

    StartFailedException(String message, Throwable cause) {
        super(message, cause);
        agentLost = false;
    }

    private StartFailedException(String message, boolean agentLost) {
        super(message);
        this.agentLost = agentLost;
    }

    /** For a reason that lies in the machine: nothing of the job was run, and anywhere else it may do well. */
    public static StartFailedException agentLost(String message) {
        return new StartFailedException(message, true);
    }

    /** Whether the job is not to blame, so that it is given out again as if its agent had been lost. */
    public boolean isAgentLost() {
        return agentLost;
    }
}
