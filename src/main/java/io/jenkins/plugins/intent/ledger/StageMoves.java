package io.jenkins.plugins.intent.ledger;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Which status of a stage may follow which. What has ended stays as it ended. */
final class StageMoves {
    private static final Map<StageStatus, Set<StageStatus>> NEXT = new EnumMap<>(StageStatus.class);

    static {
        NEXT.put(
                StageStatus.PENDING,
                EnumSet.of(
                        StageStatus.QUEUED,
                        StageStatus.NEEDS_HUMAN,
                        StageStatus.SUCCEEDED,
                        StageStatus.FAILED,
                        StageStatus.SKIPPED,
                        StageStatus.CANCELLED));
        NEXT.put(StageStatus.QUEUED, EnumSet.of(StageStatus.RUNNING, StageStatus.SKIPPED));
        NEXT.put(
                StageStatus.RUNNING,
                EnumSet.of(
                        StageStatus.QUEUED,
                        StageStatus.PENDING,
                        StageStatus.SUCCEEDED,
                        StageStatus.FAILED,
                        StageStatus.SKIPPED,
                        StageStatus.CANCELLED));
        NEXT.put(
                StageStatus.NEEDS_HUMAN,
                EnumSet.of(StageStatus.PENDING, StageStatus.SUCCEEDED, StageStatus.FAILED, StageStatus.SKIPPED));
    }

    private StageMoves() {}

    static boolean allowed(StageStatus from, StageStatus to) {
        return NEXT.getOrDefault(from, Set.of()).contains(to);
    }
}
