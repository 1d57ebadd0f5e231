package io.jenkins.plugins.intent.exec;

import io.jenkins.plugins.intent.exec.process.ThisMachine;
import io.jenkins.plugins.intent.ledger.Lease;
import io.jenkins.plugins.intent.time.TimeSource;

/**
 * What a job left running when its runner died: its commands, and background children of commands that
 * had ended.
 */
public final class Leftovers {
    private Leftovers() {}

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
        return ThisMachine.afterCrash(cookie.ofJob(), time).endAll(ExecBlockRunner.GRACE);
    }
}
