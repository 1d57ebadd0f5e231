package io.jenkins.plugins.intent.ledger;

import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * When leases and gates run out. Kept in memory on monotonic time only, so no jump of the wall clock
 * ends a lease. Over a restart a running job gets one lease period from then on; a gate goes on waiting
 * where it was, for which only the wall clock can tell how long the restart took.
 */
final class Timers {
    private final Deadlines leases = new Deadlines();
    private final Deadlines gates = new Deadlines();
    private final Deadlines pauses = new Deadlines();
    private final Moves moves = new Moves();
    private final Ledger ledger;

    Timers(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Takes up what stands in a ledger that was read from its journal. */
    void resume(long nowNanos, long nowMs) {
        ledger.running().forEach(job -> renew(job, nowNanos));
        for (StageState stage : ledger.stages()) {
            if (stage.status() == StageStatus.NEEDS_HUMAN) {
                long waitedMs = Math.max(0, nowMs - stage.waitingSinceMs());
                startGate(stage, nowNanos, waitedMs);
            } else if (stage.isDelayed()) {
                long left = stage.delayMs() - Math.max(0, nowMs - stage.waitingSinceMs());
                pauses.set(stage.plan().id(), nowNanos, Math.max(0, left));
            }
        }
    }

    void renew(JobState job, long nowNanos) {
        leases.set(job.id(), nowNanos, job.stage().plan().leaseMs());
    }

    /** Follows an event that the ledger has taken. */
    void follow(LedgerEvent event, long nowNanos) {
        event.accept(moves).accept(nowNanos);
    }

    private void startGate(StageState stage, long nowNanos, long waitedMs) {
        long timeoutMs = stage.plan().gateTimeoutMs();
        if (stage.plan().isGate() && timeoutMs > 0) {
            gates.set(stage.plan().id(), nowNanos, Math.max(0, timeoutMs - waitedMs));
        }
    }

    /** A job whose lease is over. */
    Optional<String> overdueJob(long nowNanos) {
        return leases.due(nowNanos);
    }

    /** A gate that nobody answered in time. */
    Optional<String> overdueGate(long nowNanos) {
        return gates.due(nowNanos);
    }

    /** A stage whose pause before the next attempt is over. */
    Optional<String> overduePause(long nowNanos) {
        return pauses.due(nowNanos);
    }

    /** Nanoseconds to the next of them, 0 when overdue, Long.MAX_VALUE when there is none. */
    long nanosToNext(long nowNanos) {
        return Math.min(
                pauses.nanosToNext(nowNanos), Math.min(leases.nanosToNext(nowNanos), gates.nanosToNext(nowNanos)));
    }

    /** What each event starts or ends; what it answers takes the monotonic time. */
    private final class Moves implements LedgerEvent.Visitor<LongConsumer> {
        private static final LongConsumer NOTHING = nowNanos -> {};

        @Override
        public LongConsumer runStarted(LedgerEvent.RunStarted event) {
            return NOTHING;
        }

        @Override
        public LongConsumer jobQueued(LedgerEvent.JobQueued event) {
            return nowNanos -> pauses.clear(event.stageId());
        }

        @Override
        public LongConsumer jobClaimed(LedgerEvent.JobClaimed event) {
            return nowNanos -> ledger.job(event.jobId()).ifPresent(job -> renew(job, nowNanos));
        }

        @Override
        public LongConsumer jobCompleted(LedgerEvent.JobCompleted event) {
            return nowNanos -> leases.clear(event.jobId());
        }

        @Override
        public LongConsumer completionRefused(LedgerEvent.CompletionRefused event) {
            return NOTHING;
        }

        @Override
        public LongConsumer jobExpired(LedgerEvent.JobExpired event) {
            return nowNanos -> leases.clear(event.jobId());
        }

        @Override
        public LongConsumer jobCancelled(LedgerEvent.JobCancelled event) {
            return nowNanos -> leases.clear(event.jobId());
        }

        @Override
        public LongConsumer stageSucceeded(LedgerEvent.StageSucceeded event) {
            return nowNanos -> gates.clear(event.stageId());
        }

        @Override
        public LongConsumer stageFailed(LedgerEvent.StageFailed event) {
            return nowNanos -> {
                gates.clear(event.stageId());
                pauses.clear(event.stageId());
            };
        }

        @Override
        public LongConsumer stageTakenOver(LedgerEvent.StageTakenOver event) {
            return NOTHING;
        }

        @Override
        public LongConsumer retryDelayed(LedgerEvent.RetryDelayed event) {
            return nowNanos -> pauses.set(event.stageId(), nowNanos, event.delayMs());
        }

        @Override
        public LongConsumer stageSkipped(LedgerEvent.StageSkipped event) {
            return nowNanos -> gates.clear(event.stageId());
        }

        @Override
        public LongConsumer stageNeedsHuman(LedgerEvent.StageNeedsHuman event) {
            return nowNanos -> ledger.stage(event.stageId()).ifPresent(stage -> startGate(stage, nowNanos, 0));
        }

        @Override
        public LongConsumer stageDecided(LedgerEvent.StageDecided event) {
            return NOTHING;
        }

        @Override
        public LongConsumer runCancelled(LedgerEvent.RunCancelled event) {
            return NOTHING;
        }

        @Override
        public LongConsumer runEnded(LedgerEvent.RunEnded event) {
            return NOTHING;
        }
    }
}
