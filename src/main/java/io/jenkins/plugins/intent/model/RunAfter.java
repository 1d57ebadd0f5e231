package io.jenkins.plugins.intent.model;

import java.util.Locale;

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
        return name().toLowerCase(Locale.ROOT);
    }

    static RunAfter named(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
