package io.jenkins.plugins.intent.ledger;

import java.util.Optional;

/**
 * When leases and gates run out. Kept in memory on monotonic time only, so no jump of the wall clock
 * ends a lease. Over a restart a running job gets one lease period from then on; a gate goes on waiting
 * where it was, for which only the wall clock can tell how long the restart took.
 */
final class Timers {
    private final Deadlines leases = new Deadlines();
    private final Deadlines gates = new Deadlines();

    /** Takes up a ledger that was read from its journal. */
    void resume(Ledger ledger, long nowNanos, long nowMs) {
        ledger.running().forEach(job -> renew(job, nowNanos));
        for (StageState stage : ledger.stages()) {
            if (stage.status() == StageStatus.NEEDS_HUMAN) {
                long waitedMs = Math.max(0, nowMs - stage.waitingSinceMs());
                startGate(stage, nowNanos, waitedMs);
            }
        }
    }

    void renew(JobState job, long nowNanos) {
        leases.set(job.id(), nowNanos, job.stage().plan().leaseMs());
    }

    /** Follows an event that the ledger has taken. */
    void follow(LedgerEvent event, Ledger ledger, long nowNanos) {
        if (event instanceof LedgerEvent.JobClaimed e) {
            ledger.job(e.jobId()).ifPresent(job -> renew(job, nowNanos));
        } else if (event instanceof LedgerEvent.JobCompleted e) {
            leases.clear(e.jobId());
        } else if (event instanceof LedgerEvent.JobExpired e) {
            leases.clear(e.jobId());
        } else if (event instanceof LedgerEvent.JobCancelled e) {
            leases.clear(e.jobId());
        } else if (event instanceof LedgerEvent.StageNeedsHuman e) {
            ledger.stage(e.stageId()).ifPresent(stage -> startGate(stage, nowNanos, 0));
        } else if (event instanceof LedgerEvent.StageSucceeded e) {
            gates.clear(e.stageId());
        } else if (event instanceof LedgerEvent.StageFailed e) {
            gates.clear(e.stageId());
        } else if (event instanceof LedgerEvent.StageSkipped e) {
            gates.clear(e.stageId());
        }
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

    /** Nanoseconds to the next of them, 0 when overdue, Long.MAX_VALUE when there is none. */
    long nanosToNext(long nowNanos) {
        return Math.min(leases.nanosToNext(nowNanos), gates.nanosToNext(nowNanos));
    }
}
