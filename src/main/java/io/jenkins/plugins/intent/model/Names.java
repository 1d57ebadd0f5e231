package io.jenkins.plugins.intent.model;

/** Names of variables. */
final class Names {
    private Names() {}

    /** Whether the runner sets such a variable for every command, so that nobody else may. */
    static boolean areOurs(String name) {
        return name.startsWith("INTENT_") || name.equals("PWD");
    }
}
