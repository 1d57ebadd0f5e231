package io.jenkins.plugins.intent.exec.supervised;

import java.util.concurrent.TimeUnit;

/**
 * Decides when the supervisor's lease begins and when it is over. No input or output, and no clock
 * but the monotonic readings it is given, so it can be tested without waiting. For one thread.
 *
 * <p>A renewal names the beat that the books had seen when they renewed; the lease runs from when
 * that beat was written. See {@link Renewal} for why. Until the first renewal there is no lease.
 */
final class Fence {
    /** Beats remembered. They come several times a lease, so an older one has long run out. */
    private static final int REMEMBERED = 256;

    private final long[] beatNanos = new long[REMEMBERED];
    private long lastBeat;
    private long lastRenewal;
    private long deadlineNanos;

    /** For the first renewal it waits one lease. */
    Fence(long startNanos, long leaseMs) {
        deadlineNanos = startNanos + TimeUnit.MILLISECONDS.toNanos(leaseMs);
    }

    /** The next beat is about to be written; returns its counter. */
    long beat(long nowNanos) {
        lastBeat++;
        beatNanos[(int) (lastBeat % REMEMBERED)] = nowNanos;
        return lastBeat;
    }

    /** Takes notice of the lease file as it stands now. */
    void see(LeaseFile lease) {
        boolean remembered = lease.beat() > Math.max(0, lastBeat - REMEMBERED) && lease.beat() <= lastBeat;
        if (remembered && lease.counter() != lastRenewal) {
            lastRenewal = lease.counter();
            deadlineNanos =
                    beatNanos[(int) (lease.beat() % REMEMBERED)] + TimeUnit.MILLISECONDS.toNanos(lease.holdMs());
        }
    }

    /** Whether there is a lease, which may be over. */
    boolean hasLease() {
        return lastRenewal != 0;
    }

    boolean isOver(long nowNanos) {
        return nowNanos - deadlineNanos >= 0;
    }
}
