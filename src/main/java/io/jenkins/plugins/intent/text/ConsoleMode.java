package io.jenkins.plugins.intent.text;

import java.util.Optional;

/** How much of the commands' output is shown while a run goes. */
public enum ConsoleMode {
    /** Every line as it comes. */
    STREAM,
    /** The last lines of each stage when it ends. */
    TAIL,
    /** Nothing but the last lines of what failed. */
    QUIET;

    /** The spelling in a Pipeline and on the command line. */
    public String text() {
        return Spelling.of(this);
    }

    /** The mode of that spelling; empty for another word. */
    public static Optional<ConsoleMode> named(String text) {
        return Spelling.find(ConsoleMode.class, text);
    }
}
