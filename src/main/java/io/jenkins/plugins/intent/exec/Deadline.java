package io.jenkins.plugins.intent.exec;

import io.jenkins.plugins.intent.time.TimeSource;

/** A moment on the monotonic clock, or never. */
final class Deadline {
    private final TimeSource time;
    private final long startNanos;
    private final long limitNanos;

    /** @param limitNanos from now; 0 means never */
    Deadline(TimeSource time, long limitNanos) {
        this.time = time;
        this.startNanos = time.monotonicNanos();
        this.limitNanos = limitNanos;
    }

    /** Nanoseconds until then, 0 or less when it has passed. */
    long remainingNanos() {
        return limitNanos == 0 ? Long.MAX_VALUE : limitNanos - (time.monotonicNanos() - startNanos);
    }

    boolean hasPassed() {
        return remainingNanos() <= 0;
    }
}
