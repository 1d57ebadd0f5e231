package io.jenkins.plugins.intent.jenkins;

import io.jenkins.plugins.intent.text.Spelling;
import java.util.Optional;

/** What the step does when a stage waits for a person and nothing else can proceed. */
enum NeedsHuman {
    /** It waits until somebody decides. */
    WAIT,
    /** It ends at once. */
    FAIL;

    /** The spelling in a Pipeline. */
    String text() {
        return Spelling.of(this);
    }

    /** The choice of that spelling; empty for another word. */
    static Optional<NeedsHuman> named(String text) {
        return Spelling.find(NeedsHuman.class, text);
    }
}
