package io.jenkins.plugins.intent.ledger;

/** Who does the work of a stage. */
public enum WorkKind {
    /** An agent runs its commands. */
    EXEC_BLOCK,
    /** A person's answer is all there is to it. */
    GATE
}
