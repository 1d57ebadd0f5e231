package io.jenkins.plugins.intent.model;

/** Where a block runs. */
public enum WorkspaceMode {
    /** In the project directory itself, together with every other shared stage. */
    SHARED("shared"),
    /** In a private copy of the project, with the outputs of needed stages laid on top. */
    ISOLATED("isolated");

    private final String text;

    WorkspaceMode(String text) {
        this.text = text;
    }

    /** The spelling in documents. */
    public String text() {
        return text;
    }
}
