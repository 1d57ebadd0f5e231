package io.jenkins.plugins.intent.ledger;

/** What the end of a stage is for those that need it. */
enum NeedOutcome {
    /** As if it had succeeded. */
    MET,
    /** It failed, or could not be run because another one did. */
    FAILED,
    /** Somebody said no, which is no failure. */
    DECLINED
}
