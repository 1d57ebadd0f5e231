package io.jenkins.plugins.intent.ledger;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.jenkins.plugins.intent.text.Spelling;

/** Why a stage was not run, and what that means for the stages that need it. */
public enum SkipCause {
    /** Its condition is not met: counts as done. */
    CONDITION(NeedOutcome.MET),
    /** A stage that it needs failed: counts as failed. */
    FAILURE(NeedOutcome.FAILED),
    /** It runs only when a stage that it needs fails, and none did: counts as done. */
    RUN_WHEN(NeedOutcome.MET),
    /** Nobody asked for it when the run was started. */
    NOT_ASKED(NeedOutcome.MET),
    /** An optional gate was answered with no, its own or one that it needs. */
    DECLINED(NeedOutcome.DECLINED),
    /** The run was cancelled. */
    CANCELLED(NeedOutcome.FAILED);

    private final NeedOutcome outcome;

    SkipCause(NeedOutcome outcome) {
        this.outcome = outcome;
    }

    NeedOutcome outcome() {
        return outcome;
    }

    /** The spelling in documents. */
    @JsonValue
    public String text() {
        return Spelling.of(this);
    }

    /** @throws IllegalArgumentException when there is none of that spelling */
    @JsonCreator
    static SkipCause named(String text) {
        return Spelling.read(SkipCause.class, text);
    }
}
