package io.jenkins.plugins.intent.ledger;

import com.fasterxml.jackson.annotation.JsonValue;
import io.jenkins.plugins.intent.text.Spelling;

/** How one delivery of a stage stands. */
public enum JobStatus {
    /** Offered to agents. */
    QUEUED,
    /** Held by an agent under a lease. */
    RUNNING,
    /** Completed well. */
    SUCCEEDED,
    /** Completed badly, which uses up an attempt. */
    FAILED,
    /** Its agent was lost, which uses up no attempt. */
    EXPIRED,
    /** The run was cancelled while an agent held it. */
    CANCELLED;

    /** The spelling in documents. */
    @JsonValue
    public String text() {
        return Spelling.of(this);
    }
}
