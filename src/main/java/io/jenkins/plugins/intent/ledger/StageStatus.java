package io.jenkins.plugins.intent.ledger;

import com.fasterxml.jackson.annotation.JsonValue;
import io.jenkins.plugins.intent.text.Spelling;

/** How a stage stands. */
public enum StageStatus {
    /** Waits for the stages it needs. */
    PENDING,
    /** Ready, and waits for an agent. */
    QUEUED,
    /** An agent holds its job. */
    RUNNING,
    /** Done, or approved in the case of a gate. */
    SUCCEEDED,
    /** Out of attempts or of agents, rejected, or timed out. */
    FAILED,
    /** A person must approve or reject. */
    NEEDS_HUMAN,
    /** A stage it needs did not succeed, or the run was cancelled before it started. */
    SKIPPED,
    /** It was being run when the run was cancelled. */
    CANCELLED;

    /** Whether nothing more becomes of it. */
    public boolean isFinal() {
        return switch (this) {
            case SUCCEEDED, FAILED, SKIPPED, CANCELLED -> true;
            case PENDING, QUEUED, RUNNING, NEEDS_HUMAN -> false;
        };
    }

    /** The spelling in documents. */
    @JsonValue
    public String text() {
        return Spelling.of(this);
    }
}
