package io.jenkins.plugins.intent.ledger;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.jenkins.plugins.intent.text.Spelling;

/** After which ends of the stages that it needs a stage runs. */
public enum RunWhen {
    /** When all count as done. */
    SUCCESS,
    /** When all have ended, and at least one failed. */
    FAILURE,
    /** When all have ended, however. */
    ALWAYS;

    /** The spelling in documents. */
    @JsonValue
    public String text() {
        return Spelling.of(this);
    }

    /** @throws IllegalArgumentException when there is none of that spelling */
    @JsonCreator
    public static RunWhen named(String text) {
        return Spelling.read(RunWhen.class, text);
    }
}
