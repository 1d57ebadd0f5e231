package io.jenkins.plugins.intent.ledger;

import java.util.function.LongConsumer;

/** What each event does to a {@link Ledger}; what it answers takes the time of the event. */
record Effects(Ledger ledger) implements LedgerEvent.Visitor<LongConsumer> {
    @Override
    public LongConsumer runStarted(LedgerEvent.RunStarted event) {
        return atMs -> {
            throw new IllegalStateException("the run has started before");
        };
    }

    @Override
    public LongConsumer jobQueued(LedgerEvent.JobQueued event) {
        return atMs -> ledger.queue(event);
    }

    @Override
    public LongConsumer jobClaimed(LedgerEvent.JobClaimed event) {
        return atMs -> ledger.claimed(event, atMs);
    }

    @Override
    public LongConsumer jobCompleted(LedgerEvent.JobCompleted event) {
        return atMs -> ledger.completed(event, atMs);
    }

    @Override
    public LongConsumer completionRefused(LedgerEvent.CompletionRefused event) {
        return atMs -> ledger.refused(event);
    }

    @Override
    public LongConsumer jobExpired(LedgerEvent.JobExpired event) {
        return atMs -> ledger.expired(event, atMs);
    }

    @Override
    public LongConsumer jobCancelled(LedgerEvent.JobCancelled event) {
        return atMs -> ledger.cancelled(event, atMs);
    }

    @Override
    public LongConsumer stageSucceeded(LedgerEvent.StageSucceeded event) {
        return atMs -> ledger.succeeded(event);
    }

    @Override
    public LongConsumer stageFailed(LedgerEvent.StageFailed event) {
        return atMs -> ledger.failed(event);
    }

    @Override
    public LongConsumer stageSkipped(LedgerEvent.StageSkipped event) {
        return atMs -> ledger.skipped(event);
    }

    @Override
    public LongConsumer stageTakenOver(LedgerEvent.StageTakenOver event) {
        return atMs -> ledger.takenOver(event);
    }

    @Override
    public LongConsumer retryDelayed(LedgerEvent.RetryDelayed event) {
        return atMs -> ledger.delayed(event, atMs);
    }

    @Override
    public LongConsumer stageNeedsHuman(LedgerEvent.StageNeedsHuman event) {
        return atMs -> ledger.needsHuman(event, atMs);
    }

    @Override
    public LongConsumer stageDecided(LedgerEvent.StageDecided event) {
        return atMs -> ledger.decided(event, atMs);
    }

    @Override
    public LongConsumer runCancelled(LedgerEvent.RunCancelled event) {
        return atMs -> ledger.runCancelled();
    }

    @Override
    public LongConsumer runEnded(LedgerEvent.RunEnded event) {
        return atMs -> ledger.ended(event, atMs);
    }
}
