package io.jenkins.plugins.intent.jenkins.agents;

import io.jenkins.plugins.intent.files.FileTrees;
import java.io.File;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Job directories that nobody came back for: of agents that were lost, of builds that were deleted. A
 * supervisor that lives writes into its job's directory several times in each lease, so a run none of
 * whose jobs has changed for a week is over.
 */
final class StaleRuns {
    private static final Logger LOGGER = Logger.getLogger(StaleRuns.class.getName());
    private static final long STALE_MS = TimeUnit.DAYS.toMillis(7);

    private StaleRuns() {}

    /**
     * Deletes what is stale. What cannot be deleted now is in the way of nobody.
     *
     * @param runs the directory that has one directory for each run
     * @param nowMs epoch milliseconds
     */
    static void sweep(File runs, long nowMs) {
        for (File run : children(runs)) {
            if (isStale(run, nowMs)) {
                delete(run);
            }
        }
    }

    private static boolean isStale(File run, long nowMs) {
        long latestMs = run.lastModified();
        for (File job : children(run)) {
            latestMs = Math.max(latestMs, job.lastModified());
        }
        return nowMs - latestMs > STALE_MS;
    }

    private static File[] children(File directory) {
        File[] children = directory.listFiles(File::isDirectory);
        return children == null ? new File[0] : children;
    }

    private static void delete(File run) {
        try {
            FileTrees.deleteRecursively(run.toPath());
        } catch (IOException e) {
            LOGGER.log(Level.FINE, e, () -> "left behind: " + run);
        }
    }
}
