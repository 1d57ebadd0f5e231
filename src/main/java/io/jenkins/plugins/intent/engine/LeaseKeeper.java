package io.jenkins.plugins.intent.engine;

import io.jenkins.plugins.intent.exec.StopReason;
import io.jenkins.plugins.intent.exec.StopSignal;
import io.jenkins.plugins.intent.ledger.Coordinator;
import io.jenkins.plugins.intent.ledger.Heartbeat;
import io.jenkins.plugins.intent.ledger.Lease;
import io.jenkins.plugins.intent.ledger.LedgerException;
import io.jenkins.plugins.intent.time.TimeSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Renews the leases of the jobs that run in this process, each at a third of its time, and fences
 * them: a job whose lease was lost, or could not be renewed until it was over, is stopped.
 *
 * <p>{@link #tick()} does the work; a timer calls it as often as {@link #TICK_MILLIS} says.
 */
final class LeaseKeeper {
    /** Shortest lease is one second, so three ticks fit into its third. */
    static final long TICK_MILLIS = 100;

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Coordinator books;
    private final TimeSource time;
    private final Map<String, Held> held = new ConcurrentHashMap<>();

    LeaseKeeper(Coordinator books, TimeSource time) {
        this.books = books;
        this.time = time;
    }

    /** Renews it from now on: whoever holds it is at work in this process. */
    void keep(Lease lease, StopSignal stop) {
        held.put(lease.jobId(), new Held(lease, stop, time.monotonicNanos()));
    }

    /** Leaves it to someone who renews it out of proof that the job is alive; that is not known here. */
    void leave(String jobId) {
        Optional.ofNullable(held.get(jobId)).ifPresent(Held::leave);
    }

    /** The job has ended, and this process works on what it left: renews it again, with the next tick. */
    void takeBack(String jobId) {
        Optional.ofNullable(held.get(jobId)).ifPresent(job -> job.takeBack(time.monotonicNanos()));
    }

    void release(Lease lease) {
        held.remove(lease.jobId());
    }

    void stopAll(StopReason reason) {
        held.values().forEach(job -> job.stop.stop(reason));
    }

    void tick() {
        for (Held job : held.values()) {
            long nowNanos = time.monotonicNanos();
            if (job.isToBeRenewed(nowNanos)) {
                renew(job, nowNanos);
            }
        }
    }

    private void renew(Held job, long nowNanos) {
        try {
            if (books.heartbeat(job.lease.jobId(), job.lease.token()) == Heartbeat.RENEWED) {
                job.renewed(time.monotonicNanos());
            } else {
                job.stop.stop(StopReason.LEASE_LOST);
            }
        } catch (LedgerException e) {
            if (job.isOver(nowNanos)) {
                job.stop.stop(StopReason.LEASE_LOST);
            }
        }
    }

    private static final class Held {
        private final Lease lease;
        private final StopSignal stop;
        private volatile boolean left;
        private volatile long renewedNanos;

        Held(Lease lease, StopSignal stop, long renewedNanos) {
            this.lease = lease;
            this.stop = stop;
            this.renewedNanos = renewedNanos;
        }

        private long leaseNanos() {
            return lease.leaseMs() * NANOS_PER_MILLI;
        }

        void renewed(long nowNanos) {
            renewedNanos = nowNanos;
        }

        void leave() {
            left = true;
        }

        void takeBack(long nowNanos) {
            renewed(nowNanos - leaseNanos() / 3);
            left = false;
        }

        boolean isToBeRenewed(long nowNanos) {
            return !left && nowNanos - renewedNanos >= leaseNanos() / 3;
        }

        boolean isOver(long nowNanos) {
            return nowNanos - renewedNanos >= leaseNanos();
        }
    }
}
