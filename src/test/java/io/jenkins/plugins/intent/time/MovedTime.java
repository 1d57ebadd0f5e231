package io.jenkins.plugins.intent.time;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Clocks that stand still until a test moves them, each on its own. */
public final class MovedTime implements TimeSource {
    private final AtomicLong wallMs = new AtomicLong(1_700_000_000_000L);
    /** Close to the overflow, which {@link System#nanoTime()} may be too. */
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - TimeUnit.SECONDS.toNanos(90));

    /** Time goes by. */
    public void pass(long millis) {
        nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
        wallMs.addAndGet(millis);
    }

    /** Somebody sets the wall clock. */
    public void jumpWallClock(long millis) {
        wallMs.addAndGet(millis);
    }

    @Override
    public long epochMillis() {
        return wallMs.get();
    }

    @Override
    public long monotonicNanos() {
        return nanos.get();
    }
}
