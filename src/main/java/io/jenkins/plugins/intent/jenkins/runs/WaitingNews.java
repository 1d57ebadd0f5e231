package io.jenkins.plugins.intent.jenkins.runs;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What to tell of jobs that wait for an executor, as {@code node} does: that they wait and why, once
 * they have waited for a few seconds, and again when the reason is another one, though not all the time.
 */
final class WaitingNews {
    private static final long SHORT_NANOS = TimeUnit.SECONDS.toNanos(3);
    private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final Map<String, Wait> waits = new HashMap<>();

    private static final class Wait {
        private final long sinceNanos;
        private long toldNanos;
        private String told;

        private Wait(long nowNanos) {
            sinceNanos = nowNanos;
        }
    }

    /**
     * Lines to print now.
     *
     * @param why the queue's reason
     * @param nowNanos of a monotonic clock
     */
    synchronized List<String> of(String jobId, String why, long nowNanos) {
        Wait wait = waits.computeIfAbsent(jobId, id -> new Wait(nowNanos));
        boolean first = wait.told == null;
        if (why.equals(wait.told)
                || first && nowNanos - wait.sinceNanos < SHORT_NANOS
                || !first && nowNanos - wait.toldNanos < QUIET_NANOS) {
            return List.of();
        }
        wait.told = why;
        wait.toldNanos = nowNanos;
        return first ? List.of("Still waiting to schedule task", why) : List.of(why);
    }

    synchronized void forget(String jobId) {
        waits.remove(jobId);
    }
}
