package io.jenkins.plugins.intent.bundle;

import java.util.List;

/**
 * What retention did, or would do.
 *
 * @param dryRun whether it was only looked at
 * @param removed the runs that went, oldest first, each with the limit that said so
 * @param kept the runs that a limit would take and something protects, oldest first, each with what
 * @param freedBytes what the removed runs took
 * @param keptBytes what the runs still take
 */
public record RetentionReport(boolean dryRun, List<Entry> removed, List<Entry> kept, long freedBytes, long keptBytes) {
    public RetentionReport {
        removed = List.copyOf(removed);
        kept = List.copyOf(kept);
    }

    /** One run, what it takes or took, and why it went or stays. */
    public record Entry(String runId, long bytes, String reason) {}
}
