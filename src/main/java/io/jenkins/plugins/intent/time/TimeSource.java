package io.jenkins.plugins.intent.time;

/**
 * The two clocks, injected so that tests move time instead of sleeping. Deadlines are measured with
 * {@link #monotonicNanos()}, which never jumps; {@link #epochMillis()} is for people to read.
 */
public interface TimeSource {
    /** Wall-clock time in milliseconds since 1970, for display only: it may jump either way. */
    long epochMillis();

    /** Monotonic time in nanoseconds from an arbitrary origin, as {@link System#nanoTime()}. */
    long monotonicNanos();

    /** The machine's own clocks. */
    static TimeSource system() {
        return new TimeSource() {
            @Override
            public long epochMillis() {
                return System.currentTimeMillis();
            }

            @Override
            public long monotonicNanos() {
                return System.nanoTime();
            }
        };
    }
}
