package io.jenkins.plugins.intent.jenkins;

import io.jenkins.plugins.intent.text.Spelling;
import java.util.Optional;

/** What of a run is shown in the Pipeline. */
public enum GraphMode {
    /** A stage of the Pipeline for each stage. */
    STAGES,
    /** Nothing: the step is the only node. */
    NONE;

    /** The spelling in a Pipeline. */
    public String text() {
        return Spelling.of(this);
    }

    /** The mode of that spelling; empty for another word. */
    public static Optional<GraphMode> named(String text) {
        return Spelling.find(GraphMode.class, text);
    }
}
