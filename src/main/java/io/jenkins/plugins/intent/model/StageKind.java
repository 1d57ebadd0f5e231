package io.jenkins.plugins.intent.model;

/** What a stage is. */
public enum StageKind {
    /** A block of commands that an agent runs. */
    EXEC_BLOCK("exec_block"),
    /** A question that a person answers. */
    GATE("gate");

    private final String text;

    StageKind(String text) {
        this.text = text;
    }

    /** The spelling in documents. */
    public String text() {
        return text;
    }
}
