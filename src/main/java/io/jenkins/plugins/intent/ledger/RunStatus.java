package io.jenkins.plugins.intent.ledger;

import com.fasterxml.jackson.annotation.JsonValue;
import io.jenkins.plugins.intent.text.Spelling;

/** How a run stands. */
public enum RunStatus {
    /** Something runs, is queued, or can still be started. */
    RUNNING,
    /** Every stage succeeded. */
    SUCCEEDED,
    /** A stage failed and nothing is left to run or to decide. */
    FAILED,
    /** A stage waits for a person and nothing else can proceed. */
    NEEDS_HUMAN,
    /** Stopped by a person or by the end of the build. */
    CANCELLED;

    /** The spelling in documents. */
    @JsonValue
    public String text() {
        return Spelling.of(this);
    }
}
