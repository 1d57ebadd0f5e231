package io.jenkins.plugins.intent.exec.supervised;

import io.jenkins.plugins.intent.time.TimeSource;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** True time, and clocks on it that agree on nothing but the length of a second. */
final class SimulatedWorld {
    private long trueNanos;

    long nowMs() {
        return TimeUnit.NANOSECONDS.toMillis(trueNanos);
    }

    void pass(long ms) {
        trueNanos += TimeUnit.MILLISECONDS.toNanos(ms);
    }

    /** A machine whose wall clock is set hours back or forth whenever somebody looks at it. */
    TimeSource machine(Random random) {
        long origin = random.nextLong();
        return new TimeSource() {
            @Override
            public long epochMillis() {
                return nowMs() + TimeUnit.HOURS.toMillis(random.nextInt(48) - 24);
            }

            @Override
            public long monotonicNanos() {
                return origin + trueNanos;
            }
        };
    }
}
