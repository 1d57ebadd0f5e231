package io.jenkins.plugins.intent.ledger;

/** Hears of the events that it cares for, each by a method of its own; the others pass it by. */
public interface LedgerFollower extends LedgerListener {
    @Override
    default void happened(LedgerEvent event, long atMs) {
        event.accept(new Retelling(this)).accept(atMs);
    }

    default void runStarted(LedgerEvent.RunStarted event, long atMs) {}

    default void jobQueued(LedgerEvent.JobQueued event, long atMs) {}

    default void jobClaimed(LedgerEvent.JobClaimed event, long atMs) {}

    default void jobCompleted(LedgerEvent.JobCompleted event, long atMs) {}

    default void completionRefused(LedgerEvent.CompletionRefused event, long atMs) {}

    default void jobExpired(LedgerEvent.JobExpired event, long atMs) {}

    default void jobCancelled(LedgerEvent.JobCancelled event, long atMs) {}

    default void stageSucceeded(LedgerEvent.StageSucceeded event, long atMs) {}

    default void stageFailed(LedgerEvent.StageFailed event, long atMs) {}

    default void stageSkipped(LedgerEvent.StageSkipped event, long atMs) {}

    default void stageTakenOver(LedgerEvent.StageTakenOver event, long atMs) {}

    default void retryDelayed(LedgerEvent.RetryDelayed event, long atMs) {}

    default void stageNeedsHuman(LedgerEvent.StageNeedsHuman event, long atMs) {}

    default void stageDecided(LedgerEvent.StageDecided event, long atMs) {}

    default void runCancelled(LedgerEvent.RunCancelled event, long atMs) {}

    default void runEnded(LedgerEvent.RunEnded event, long atMs) {}
}
