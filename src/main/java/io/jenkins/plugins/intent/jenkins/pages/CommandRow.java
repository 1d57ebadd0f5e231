package io.jenkins.plugins.intent.jenkins.pages;

import hudson.Util;

/**
 * A command on the page.
 *
 * @param number from 1
 * @param name display name
 * @param line program and arguments for people to read, secrets masked; empty while it runs
 * @param status how it stands
 * @param result exit code or error; null when there is neither
 * @param millis how long it took, or takes
 * @param stdout link to its standard output; null when there is none
 * @param stderr link to its standard error; null when there is none
 */
public record CommandRow(
        int number,
        String name,
        String line,
        String status,
        String result,
        long millis,
        OutputLink stdout,
        OutputLink stderr) {
    /** For people. */
    public String duration() {
        return status.equals("skipped") || status.equals("not_started") ? "" : Util.getTimeSpanString(millis);
    }

    public StatusLook look() {
        return StatusLook.of(status);
    }
}
