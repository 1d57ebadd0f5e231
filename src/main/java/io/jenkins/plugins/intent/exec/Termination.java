package io.jenkins.plugins.intent.exec;

import io.jenkins.plugins.intent.time.TimeSource;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Ends processes: asks each once, and after a time of grace ends by force whatever is left or new. */
final class Termination {
    /** Finds the processes to end as they are now. */
    interface Search {
        List<ProcessHandle> find() throws InterruptedException;
    }

    private static final long FORCE_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long FIRST_PAUSE_MILLIS = 1;
    private static final long LAST_PAUSE_MILLIS = 50;

    private final TimeSource time;
    private final long graceNanos;

    Termination(TimeSource time, Duration grace) {
        this.time = time;
        this.graceNanos = grace.toNanos();
    }

    /**
     * Returns when {@code living} finds nothing any more.
     *
     * @param living finds the processes to end, each time anew, since they may start others
     * @return false when something could not even be ended by force
     */
    boolean end(Search living) throws InterruptedException {
        long start = time.monotonicNanos();
        long pauseMillis = FIRST_PAUSE_MILLIS;
        Set<ProcessHandle> asked = new HashSet<>();
        List<ProcessHandle> left = living.find();
        while (!left.isEmpty()) {
            long elapsed = time.monotonicNanos() - start;
            if (elapsed > graceNanos + FORCE_NANOS) {
                return false;
            }
            for (ProcessHandle process : left) {
                if (elapsed >= graceNanos) {
                    process.destroyForcibly();
                } else if (asked.add(process)) {
                    process.destroy();
                }
            }
            Thread.sleep(pauseMillis);
            pauseMillis = Math.min(2 * pauseMillis, LAST_PAUSE_MILLIS);
            left = living.find();
        }
        return true;
    }
}
