package io.jenkins.plugins.intent.text;

import java.util.Map;

/**
 * The words in which people read how something stands: one for each status of a run, a stage, an attempt,
 * a job and a command, wherever it is shown. Documents have spellings of their own, which never change.
 */
public final class StatusWords {
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("pending", "waits for others"),
            Map.entry("queued", "queued"),
            Map.entry("running", "running"),
            Map.entry("succeeded", "succeeded"),
            Map.entry("failed", "failed"),
            Map.entry("needs_human", "waits for a person"),
            Map.entry("skipped", "skipped"),
            Map.entry("cancelled", "cancelled"),
            Map.entry("expired", "agent lost"),
            Map.entry("timed_out", "timed out"),
            Map.entry("not_started", "could not be started"),
            Map.entry("lease_lost", "stopped, out of touch"));

    private StatusWords() {}

    /** @param status a constant of one of the enums of statuses */
    public static String of(Enum<?> status) {
        String word = WORDS.get(Spelling.of(status));
        if (word == null) {
            throw new IllegalArgumentException("nobody has given " + status + " a word");
        }
        return word;
    }
}
