package io.jenkins.plugins.intent.exec.process;

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

    /** How the time between two looks passes. */
    interface Pause {
        Pause ASLEEP = TimeUnit.NANOSECONDS::sleep;

        void pass(long nanos) throws InterruptedException;
    }

    private static final long FORCE_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long FIRST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long LAST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final TimeSource time;
    private final long graceNanos;
    private final Set<Long> spared;

    /** @param spared ids of processes that are not asked, but are ended by force like all others */
    Termination(TimeSource time, Duration grace, Set<Long> spared) {
        this.time = time;
        this.spared = spared;
        this.graceNanos = grace.toNanos();
    }

    /**
     * Returns when {@code living} finds nothing any more.
     *
     * @param living finds the processes to end, each time anew, since they may start others
     * @param pause passes the time between two looks, or less
     * @return false when something could not even be ended by force
     */
    boolean end(Search living, Pause pause) throws InterruptedException {
        long start = time.monotonicNanos();
        long pauseNanos = FIRST_PAUSE_NANOS;
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
                } else if (!spared.contains(process.pid()) && asked.add(process)) {
                    process.destroy();
                }
            }
            pause.pass(pauseNanos);
            pauseNanos = Math.min(2 * pauseNanos, LAST_PAUSE_NANOS);
            left = living.find();
        }
        return true;
    }
}
