package io.jenkins.plugins.intent.engine;

import io.jenkins.plugins.intent.exec.CommandRecord;
import io.jenkins.plugins.intent.exec.Manifest;

/** Says in one sentence how an attempt ended. */
public final class Outcomes {
    private Outcomes() {}

    /** Whether the attempt counts as good. */
    public static boolean succeeded(Manifest manifest) {
        return "succeeded".equals(manifest.status());
    }

    /** Why the attempt failed: the block's own error, or the first command that did; null when it did not. */
    public static String reason(Manifest manifest) {
        if (succeeded(manifest)) {
            return null;
        }
        if (manifest.error() != null) {
            return manifest.error();
        }
        return manifest.commands().stream()
                .filter(Outcomes::bad)
                .findFirst()
                .map(command -> "command " + (command.index() + 1) + " `" + command.name() + "` " + how(command))
                .orElse(manifest.status());
    }

    private static boolean bad(CommandRecord command) {
        return switch (command.status()) {
            case FAILED, TIMED_OUT, NOT_STARTED, CANCELLED, LEASE_LOST -> true;
            case SUCCEEDED, SKIPPED -> false;
        };
    }

    private static String how(CommandRecord command) {
        return switch (command.status()) {
            case FAILED ->
                command.signal() != null
                        ? "was ended by signal " + command.signal()
                        : "ended with exit code " + command.exitCode();
            case TIMED_OUT -> "ran out of time";
            case NOT_STARTED -> "could not be started: " + command.error();
            case CANCELLED -> "was cancelled";
            case LEASE_LOST -> "was stopped because the lease was lost";
            case SUCCEEDED, SKIPPED -> command.status().text();
        };
    }
}
