package io.jenkins.plugins.intent.exec;

import com.fasterxml.jackson.annotation.JsonValue;
import io.jenkins.plugins.intent.text.Spelling;

/** How one attempt at a block ended. */
public enum AttemptStatus {
    /** No command failed in a way that counts. */
    SUCCEEDED,
    /** A command failed, the stage's time was over, or the policy refused a command. */
    FAILED,
    /** Nothing was run, since the condition of the stage is not met. */
    SKIPPED,
    /** The run was cancelled. */
    CANCELLED,
    /** The agent let go of the job: another one may have it. */
    LEASE_LOST;

    /** The spelling in documents. */
    @JsonValue
    public String text() {
        return Spelling.of(this);
    }
}
