package io.jenkins.plugins.intent.model;

import io.jenkins.plugins.intent.text.Spelling;

/** After which ends of the stages that it needs a stage runs. */
public enum RunAfter {
    /** All count as done. */
    SUCCESS,
    /** All have ended, and some failed. */
    FAILURE,
    /** All have ended, however. */
    ALWAYS;

    /** The spelling in documents. */
    public String text() {
        return Spelling.of(this);
    }

    static RunAfter named(String text) {
        return Spelling.read(RunAfter.class, text);
    }
}
