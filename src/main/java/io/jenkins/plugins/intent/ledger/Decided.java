package io.jenkins.plugins.intent.ledger;

/** The answer to a person's decision. */
public enum Decided {
    /** The decision is in the books. */
    RECORDED,
    /** The stage does not wait for a person, or no longer does; nothing was changed. */
    NOT_WAITING,
    /** The run has no such stage. */
    UNKNOWN_STAGE,
    /** The run has ended; nothing was changed. */
    RUN_ENDED
}
