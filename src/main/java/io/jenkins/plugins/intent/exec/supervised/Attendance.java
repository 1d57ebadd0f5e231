package io.jenkins.plugins.intent.exec.supervised;

import io.jenkins.plugins.intent.exec.ExecBlockRunner;
import io.jenkins.plugins.intent.ledger.Heartbeat;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The decisions of {@link SupervisedJob}: when the books are told that the agent lives, which renewal
 * the agent gets, and when it counts as lost. No input or output, and no clock but the monotonic
 * readings it is given. For one thread.
 */
final class Attendance {
    private static final long MAX_WAIT_MS = 15_000;
    /** The time of grace, and a second for the force. */
    private static final long MAX_ENDING_MS = ExecBlockRunner.GRACE.toMillis() + 1_000;

    private static final long SOON_MS = 1_000;
    private static final long MIN_RETRY_MS = 50;
    private static final long MAX_RETRY_MS = 5_000;

    private final long leaseMs;
    private long heardNanos;
    private long beat;
    private Renewal pending;
    private boolean lost;
    private boolean hurry;
    private long retryMs = MIN_RETRY_MS;

    /** The books' lease runs from {@code nowNanos} or earlier. */
    Attendance(long leaseMs, long nowNanos) {
        this.leaseMs = leaseMs;
        heardNanos = nowNanos;
    }

    /** Whether the agent shows a sign of life that the books have not been told of. */
    boolean isNews(Beat seen) {
        return seen != null && seen.counter() > beat && !lost;
    }

    /**
     * The supervisor has begun, so it has beaten once; what the books said to that at {@code nowNanos}.
     * How long ago it was is not known, so the latest beat is asked for soon. Most jobs have ended by then, and their
     * end is news that comes with the same answer.
     */
    void started(Heartbeat answer, long nowNanos) {
        told(1, answer, nowNanos);
        hurry = true;
    }

    /** What the books answered when they were told, at {@code nowNanos}, of beat {@code counter}. */
    void told(long counter, Heartbeat answer, long nowNanos) {
        beat = counter;
        heardNanos = nowNanos;
        lost = answer == Heartbeat.LOST;
        pending = new Renewal(lost ? 0 : holdMs(), counter);
    }

    /** Shorter than the books' lease by the time that ending the processes may take. */
    private long holdMs() {
        return leaseMs - Math.min(MAX_ENDING_MS, leaseMs / 4);
    }

    /** The renewal that the agent does not have yet; null when it has the latest. */
    Renewal renewal() {
        return pending;
    }

    /** How long the agent may wait for news, in milliseconds: several waits fit into a lease. */
    long waitMs() {
        return Math.min(hurry ? SOON_MS : MAX_WAIT_MS, leaseMs / 4);
    }

    /** The agent answered a request that carried {@code renewal}. */
    void answered(Renewal renewal) {
        retryMs = MIN_RETRY_MS;
        hurry = false;
        if (renewal == pending) {
            pending = null;
        }
    }

    /** The agent could not be reached; returns how long to wait before the next try, in milliseconds. */
    long unreachable() {
        long wait = Math.min(retryMs, leaseMs / 4);
        retryMs = Math.min(MAX_RETRY_MS, retryMs * 2);
        return wait;
    }

    /** Why there is no use in going on, if so. */
    Optional<String> isOver(long nowNanos) {
        if (nowNanos - heardNanos < TimeUnit.MILLISECONDS.toNanos(leaseMs)) {
            return Optional.empty();
        }
        return Optional.of("no sign of life for " + leaseMs / 1000.0 + " s, the length of its lease");
    }
}
