package io.jenkins.plugins.intent.model;

import java.util.Set;

/** Names of variables. */
public final class Names {
    /** What the runner sets for every command of a job. */
    static final Set<String> OF_THE_JOB = Set.of("INTENT_PROJECT", "INTENT_RUN_ID", "INTENT_STAGE", "INTENT_ATTEMPT");

    /** What differs from command to command. */
    static final Set<String> OF_THE_COMMAND = Set.of("PWD");

    private Names() {}

    /** Whether the runner sets such a variable for every command, so that nobody else may. */
    public static boolean areOurs(String name) {
        return name.startsWith("INTENT_") || name.equals("PWD");
    }
}
