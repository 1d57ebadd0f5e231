package io.jenkins.plugins.intent.jenkins.runs;

import hudson.model.Computer;
import io.jenkins.plugins.intent.exec.supervised.SupervisedJob;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The jobs of one run that this controller carries now. */
final class ActiveJobs {
    private final Map<String, ActiveJob> jobs = new ConcurrentHashMap<>();

    void add(ActiveJob job) {
        jobs.put(job.jobId(), job);
    }

    void remove(ActiveJob job) {
        jobs.remove(job.jobId(), job);
        job.ended().complete(null);
    }

    Collection<ActiveJob> all() {
        return List.copyOf(jobs.values());
    }

    Optional<ActiveJob> job(String jobId) {
        return Optional.ofNullable(jobs.get(jobId));
    }

    long inPlace() {
        return jobs.values().stream().filter(job -> !job.queued()).count();
    }

    boolean isEmpty() {
        return jobs.isEmpty();
    }

    /** Tells every agent to stop its job, each on a thread of its own since an agent may not answer. */
    void cancelAll() {
        jobs.values().forEach(ActiveJobs::cancel);
    }

    /** Tells its agent to stop the job, now or as soon as it has it. Returns at once. */
    static void cancel(ActiveJob job) {
        job.attending().thenAcceptAsync(ActiveJobs::cancel, Computer.threadPoolForRemoting);
    }

    /** Waits until none is left, but not for an agent that cannot be reached. */
    void awaitNone(long maxMs) throws InterruptedException {
        long endNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(maxMs);
        for (ActiveJob job : all()) {
            long leftNanos = endNanos - System.nanoTime();
            try {
                job.ended().get(Math.max(0, leftNanos), TimeUnit.NANOSECONDS);
            } catch (TimeoutException | ExecutionException e) {
                return;
            }
        }
    }

    private static void cancel(SupervisedJob job) {
        try {
            job.cancel();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
