package io.jenkins.plugins.intent.ledger;

/** The answer to an agent that says it is alive. */
public enum Heartbeat {
    /** The lease holds for another full period from now. */
    RENEWED,
    /** The job is no longer this agent's: it must stop what it started. */
    LOST
}
