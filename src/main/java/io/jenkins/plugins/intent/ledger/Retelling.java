package io.jenkins.plugins.intent.ledger;

import java.util.function.LongConsumer;

/** Hands each event to the method of a follower that is for it; what it answers takes the time of the event. */
record Retelling(LedgerFollower follower) implements LedgerEvent.Visitor<LongConsumer> {
    @Override
    public LongConsumer runStarted(LedgerEvent.RunStarted event) {
        return atMs -> follower.runStarted(event, atMs);
    }

    @Override
    public LongConsumer jobQueued(LedgerEvent.JobQueued event) {
        return atMs -> follower.jobQueued(event, atMs);
    }

    @Override
    public LongConsumer jobClaimed(LedgerEvent.JobClaimed event) {
        return atMs -> follower.jobClaimed(event, atMs);
    }

    @Override
    public LongConsumer jobCompleted(LedgerEvent.JobCompleted event) {
        return atMs -> follower.jobCompleted(event, atMs);
    }

    @Override
    public LongConsumer completionRefused(LedgerEvent.CompletionRefused event) {
        return atMs -> follower.completionRefused(event, atMs);
    }

    @Override
    public LongConsumer jobExpired(LedgerEvent.JobExpired event) {
        return atMs -> follower.jobExpired(event, atMs);
    }

    @Override
    public LongConsumer jobCancelled(LedgerEvent.JobCancelled event) {
        return atMs -> follower.jobCancelled(event, atMs);
    }

    @Override
    public LongConsumer stageSucceeded(LedgerEvent.StageSucceeded event) {
        return atMs -> follower.stageSucceeded(event, atMs);
    }

    @Override
    public LongConsumer stageFailed(LedgerEvent.StageFailed event) {
        return atMs -> follower.stageFailed(event, atMs);
    }

    @Override
    public LongConsumer stageSkipped(LedgerEvent.StageSkipped event) {
        return atMs -> follower.stageSkipped(event, atMs);
    }

    @Override
    public LongConsumer stageNeedsHuman(LedgerEvent.StageNeedsHuman event) {
        return atMs -> follower.stageNeedsHuman(event, atMs);
    }

    @Override
    public LongConsumer stageTakenOver(LedgerEvent.StageTakenOver event) {
        return atMs -> follower.stageTakenOver(event, atMs);
    }

    @Override
    public LongConsumer retryDelayed(LedgerEvent.RetryDelayed event) {
        return atMs -> follower.retryDelayed(event, atMs);
    }

    @Override
    public LongConsumer stageDecided(LedgerEvent.StageDecided event) {
        return atMs -> follower.stageDecided(event, atMs);
    }

    @Override
    public LongConsumer runCancelled(LedgerEvent.RunCancelled event) {
        return atMs -> follower.runCancelled(event, atMs);
    }

    @Override
    public LongConsumer runEnded(LedgerEvent.RunEnded event) {
        return atMs -> follower.runEnded(event, atMs);
    }
}
