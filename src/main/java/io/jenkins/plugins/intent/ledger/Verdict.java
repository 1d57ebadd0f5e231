package io.jenkins.plugins.intent.ledger;

import com.fasterxml.jackson.annotation.JsonValue;
import io.jenkins.plugins.intent.text.Spelling;

/** What the policy said of a command, from mild to strict. */
public enum Verdict {
    /** May run. */
    ALLOW,
    /** May run, and the reader should know why it was looked at. */
    WARN,
    /** Must not run unless a person approves. */
    BLOCK;

    /** The spelling in documents. */
    @JsonValue
    public String text() {
        return Spelling.of(this);
    }
}
