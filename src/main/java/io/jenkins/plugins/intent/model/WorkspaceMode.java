package io.jenkins.plugins.intent.model;

import io.jenkins.plugins.intent.text.Spelling;

/** Where a block runs. */
public enum WorkspaceMode {
    /** In the project directory itself, together with every other shared stage. */
    SHARED,
    /** In a private copy of the project, with the outputs of needed stages laid on top. */
    ISOLATED;

    /** The spelling in documents. */
    public String text() {
        return Spelling.of(this);
    }
}
