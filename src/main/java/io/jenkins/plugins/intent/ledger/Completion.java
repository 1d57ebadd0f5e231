package io.jenkins.plugins.intent.ledger;

/** The answer to a completion report. The same token and job always get the same answer again. */
public enum Completion {
    /** The outcome is in the books. */
    ACCEPTED,
    /** The token does not hold the job any more, or never did; nothing was changed. */
    STALE
}
