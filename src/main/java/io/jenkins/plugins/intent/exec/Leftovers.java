package io.jenkins.plugins.intent.exec;

import io.jenkins.plugins.intent.time.TimeSource;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongPredicate;

/**
 * What a job left running: background children of commands that ended, and, after a crash, the
 * commands themselves. Found by the job's mark in their environment (Linux), and by descent from
 * processes seen before.
 */
public final class Leftovers {
    /** In this time no system hands out all its process ids and starts over, twice. */
    private static final long FEW_PROCESSES_NANOS = TimeUnit.SECONDS.toNanos(2);

    private static final Duration GRACE = Duration.ofSeconds(5);

    private final ProcessFamily family;
    private final TimeSource time;
    private final long startNanos;
    private long firstPid = -1;

    Leftovers(JobCookie cookie, TimeSource time) {
        this.family = new ProcessFamily(cookie.ofJob());
        this.time = time;
        this.startNanos = time.monotonicNanos();
    }

    /**
     * Ends every process of a job whose runner is dead: gently first, by force after a few seconds.
     * Does nothing when there is none.
     *
     * @return whether nothing of it runs any more
     */
    public static boolean end(JobSpec job, TimeSource time) throws InterruptedException {
        return new Leftovers(JobCookie.of(job), time).end(new Termination(time, GRACE));
    }

    void started(long pid) {
        if (firstPid < 0) {
            firstPid = pid;
        }
    }

    void add(ProcessFamily other) {
        family.addAll(other);
    }

    boolean end(Termination termination) throws InterruptedException {
        return termination.end(() -> family.living(candidates()));
    }

    /** A short block need not look at every process of the machine, only at those younger than it. */
    private LongPredicate candidates() {
        boolean isShort = time.monotonicNanos() - startNanos < FEW_PROCESSES_NANOS;
        long first = firstPid;
        return isShort && first > 0 && ProcFs.newestPid() >= first ? pid -> pid >= first : pid -> true;
    }
}
