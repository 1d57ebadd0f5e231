package io.jenkins.plugins.intent.ledger;

/** What a stage is to the books. */
public enum StageKind {
    /** An agent runs its commands. */
    EXEC_BLOCK,
    /** A person's answer is all there is to it. */
    GATE
}
