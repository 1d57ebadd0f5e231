package io.jenkins.plugins.intent.exec;

import io.jenkins.plugins.intent.ledger.Lease;
import io.jenkins.plugins.intent.time.TimeSource;
import java.time.Duration;

/**
 * What a job left running: background children of commands that ended, and, after a crash, the
 * commands themselves. Found by the job's mark in their environment (Linux), and by descent from
 * processes seen before.
 */
public final class Leftovers {
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final ProcessFamily family;
    private final TimeSource time;
    private final long startNanos;
    private long firstPid = -1;
    private boolean possible;

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
        return end(JobCookie.of(job), time);
    }

    /** The same for who knows the job only by its lease. */
    public static boolean end(Lease lease, TimeSource time) throws InterruptedException {
        return end(JobCookie.of(lease), time);
    }

    private static boolean end(JobCookie cookie, TimeSource time) throws InterruptedException {
        return new Leftovers(cookie, time).end(new Termination(time, GRACE));
    }

    /** Takes note of a process of the job. */
    void started(long pid) {
        if (firstPid < 0) {
            firstPid = pid;
        }
    }

    /** Takes note that some process may have been left. */
    void suspect() {
        possible = true;
    }

    /** Takes note of what is known of one command's processes. */
    void add(ProcessFamily other) {
        family.addAll(other);
    }

    /** Whether there may be any, as far as was noted. */
    boolean arePossible() {
        return possible;
    }

    boolean end(Termination termination) throws InterruptedException {
        return termination.end(() -> family.living(lowestPid()));
    }

    /** Whatever a job starts is younger than its first process, and has a higher id, for a while. */
    private long lowestPid() {
        boolean idsAscend = firstPid > 0
                && ProcFs.newestPid() >= firstPid
                && time.monotonicNanos() - startNanos < ProcFs.leastNanosToUseAllPids();
        return idsAscend ? firstPid : 0;
    }
}
