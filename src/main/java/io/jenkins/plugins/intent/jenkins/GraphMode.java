package io.jenkins.plugins.intent.jenkins;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What of a run is shown in the Pipeline. */
public enum GraphMode {
    /** A stage of the Pipeline for each stage. */
    STAGES,
    /** Nothing: the step is the only node. */
    NONE;

    /** The spelling in a Pipeline. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The mode of that spelling; empty for another word. */
    public static Optional<GraphMode> named(String text) {
        return Arrays.stream(values()).filter(mode -> mode.text().equals(text)).findFirst();
    }
}
