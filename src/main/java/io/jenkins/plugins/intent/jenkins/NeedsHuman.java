package io.jenkins.plugins.intent.jenkins;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the step does when a stage waits for a person and nothing else can proceed. */
enum NeedsHuman {
    /** It waits until somebody decides. */
    WAIT,
    /** It ends at once. */
    FAIL;

    /** The spelling in a Pipeline. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The choice of that spelling; empty for another word. */
    static Optional<NeedsHuman> named(String text) {
        return Arrays.stream(values())
                .filter(choice -> choice.text().equals(text))
                .findFirst();
    }
}
