package io.jenkins.plugins.intent.jenkins.agents;

import io.jenkins.plugins.intent.files.FileTrees;
import java.io.File;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Job directories that nobody came back for: of agents that were lost, of builds that were deleted. A
 * supervisor that lives writes into its job's directory several times in each lease, so a job whose
 * directory has not changed for a week is over.
 */
final class StaleJobs {
    private static final Logger LOGGER = Logger.getLogger(StaleJobs.class.getName());
    private static final long STALE_MS = TimeUnit.DAYS.toMillis(7);
    private static final long SWEPT_MS = TimeUnit.HOURS.toMillis(1);

    /** When each directory was swept last, in epoch milliseconds. */
    private static final Map<File, Long> SWEPT = new ConcurrentHashMap<>();

    private StaleJobs() {}

    /**
     * As {@link #sweep}, but not again within the hour: there is a job for each stage, and looking at all of them takes
     * the longer the more there are.
     */
    static void sweepNowAndThen(File jobs, long nowMs) {
        Long lastMs = SWEPT.get(jobs);
        if (lastMs == null || Math.abs(nowMs - lastMs) >= SWEPT_MS) {
            SWEPT.put(jobs, nowMs);
            sweep(jobs, nowMs);
        }
    }

    /**
     * Deletes what is stale. What cannot be deleted now is in the way of nobody.
     *
     * @param jobs the directory that has one directory for each job
     * @param nowMs epoch milliseconds
     */
    static void sweep(File jobs, long nowMs) {
        File[] directories = jobs.listFiles(File::isDirectory);
        if (directories == null) {
            return;
        }
        for (File job : directories) {
            if (isStale(job, nowMs)) {
                delete(job);
            }
        }
    }

    /** What another job's end has deleted since it was listed has no time, and is not stale. */
    private static boolean isStale(File job, long nowMs) {
        long changedMs = job.lastModified();
        return changedMs > 0 && nowMs - changedMs > STALE_MS;
    }

    private static void delete(File job) {
        try {
            FileTrees.deleteRecursively(job.toPath());
        } catch (IOException e) {
            LOGGER.log(Level.FINE, e, () -> "left behind: " + job);
        }
    }
}
