package io.jenkins.plugins.intent.jenkins.pages;

import io.jenkins.plugins.intent.jenkins.Messages;

/**
 * How a status looks: with Jenkins' own symbols, which follow its themes, and always with the word.
 *
 * @param icon symbol
 * @param word for people
 */
public record StatusLook(String icon, String word) {
    static StatusLook of(String status) {
        return new StatusLook("symbol-" + symbol(status), Messages.text("Status." + status));
    }

    private static String symbol(String status) {
        return switch (status) {
            case "succeeded" -> "status-blue";
            case "failed", "timed_out", "not_started", "lease_lost", "expired" -> "status-red";
            case "running" -> "status-blue-anime";
            case "needs_human" -> "status-yellow";
            case "cancelled", "skipped" -> "status-aborted";
            default -> "status-nobuilt";
        };
    }
}
