package io.jenkins.plugins.intent.ledger;

import java.util.HashSet;
import java.util.Set;

/**
 * Which refused reports are in the journal: each once and not without end, so that an agent that
 * repeats itself cannot fill the disk. Kept in memory only; a restart records them once more.
 */
final class Refusals {
    private static final int MOST = 10_000;

    private record Report(String jobId, String token) {}

    private final Set<Report> recorded = new HashSet<>();

    boolean isWorthRecording(String jobId, String token) {
        return recorded.size() < MOST && !recorded.contains(new Report(jobId, token));
    }

    void recorded(String jobId, String token) {
        recorded.add(new Report(jobId, token));
    }
}
