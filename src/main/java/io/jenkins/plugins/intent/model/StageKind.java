package io.jenkins.plugins.intent.model;

import io.jenkins.plugins.intent.text.Spelling;

/** What a stage is. */
public enum StageKind {
    /** A block of commands that an agent runs. */
    EXEC_BLOCK,
    /** A question that a person answers. */
    GATE;

    /** The spelling in documents. */
    public String text() {
        return Spelling.of(this);
    }
}
