package io.jenkins.plugins.intent.ledger;

/** What a person says to a stage that waits. */
public enum Answer {
    /** It goes on: a gate has succeeded, a blocked stage may run. */
    APPROVED,
    /** It has failed. */
    REJECTED
}
