package io.jenkins.plugins.intent.exec;

import com.fasterxml.jackson.annotation.JsonValue;
import io.jenkins.plugins.intent.text.Spelling;

/** How one command ended. */
public enum CommandStatus {
    /** Exit code 0. */
    SUCCEEDED,
    /** Another exit code, or a signal. */
    FAILED,
    /** Ran longer than its own or the stage's time and was ended. */
    TIMED_OUT,
    /** The operating system could not start the program; the record's error says why. */
    NOT_STARTED,
    /** An earlier failure ended the block before its turn, or its condition was not met: then the error says so. */
    SKIPPED,
    /** The run was cancelled while it ran or before its turn. */
    CANCELLED,
    /** The agent lost the lease while it ran or before its turn. */
    LEASE_LOST;

    /** The spelling in documents. */
    @JsonValue
    public String text() {
        return Spelling.of(this);
    }
}
