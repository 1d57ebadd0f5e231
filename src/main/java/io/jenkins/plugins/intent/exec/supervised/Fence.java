package io.jenkins.plugins.intent.exec.supervised;

import java.util.concurrent.TimeUnit;

/**
 * Decides when the supervisor's lease is over. No input or output, and no clock but the monotonic
 * readings it is given, so it can be tested without waiting. For one thread.
 *
 * <p>A renewal names the beat that the books had seen when they renewed; the lease runs from when
 * that beat was written. See {@link Renewal} for why.
 */
final class Fence {
    /** Beats remembered. They come several times a lease, so an older one has long run out. */
    private static final int REMEMBERED = 256;

    private final long[] beatNanos = new long[REMEMBERED];
    private final long startNanos;
    private long lastBeat;
    private long lastRenewal;
    private long deadlineNanos;

    /** The first lease runs from {@code startNanos}. */
    Fence(long startNanos, long holdMs) {
        this.startNanos = startNanos;
        deadlineNanos = startNanos + TimeUnit.MILLISECONDS.toNanos(holdMs);
    }

    /** The next beat is about to be written; returns its counter. */
    long beat(long nowNanos) {
        lastBeat++;
        beatNanos[(int) (lastBeat % REMEMBERED)] = nowNanos;
        return lastBeat;
    }

    /** Takes notice of the lease file as it stands now. */
    void see(LeaseFile lease) {
        if (lease.counter() == lastRenewal || lease.beat() > lastBeat || lease.beat() <= lastBeat - REMEMBERED) {
            return;
        }
        lastRenewal = lease.counter();
        long fromNanos = lease.beat() <= 0 ? startNanos : beatNanos[(int) (lease.beat() % REMEMBERED)];
        deadlineNanos = fromNanos + TimeUnit.MILLISECONDS.toNanos(lease.holdMs());
    }

    boolean isOver(long nowNanos) {
        return nowNanos - deadlineNanos >= 0;
    }
}
