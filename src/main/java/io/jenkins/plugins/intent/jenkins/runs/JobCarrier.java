package io.jenkins.plugins.intent.jenkins.runs;

import io.jenkins.plugins.intent.exec.supervised.SupervisedJob;
import io.jenkins.plugins.intent.exec.supervised.SupervisedOutcome;
import io.jenkins.plugins.intent.exec.supervised.WatchCursor;
import io.jenkins.plugins.intent.files.IoErrors;
import io.jenkins.plugins.intent.jenkins.agents.AgentPath;
import io.jenkins.plugins.intent.jenkins.agents.Connection;
import io.jenkins.plugins.intent.jenkins.agents.JenkinsAgentLink;
import io.jenkins.plugins.intent.jenkins.agents.RunnerOnAgent;
import io.jenkins.plugins.intent.ledger.JobOutcome;
import io.jenkins.plugins.intent.ledger.Lease;
import io.jenkins.plugins.intent.time.TimeSource;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.util.Timer;

/**
 * Carries one lease from the books to an agent and its outcome back. Blocks the thread it runs on,
 * one of the pool for remote calls, for as long as the job takes. An interrupt, such as of a controller
 * that goes down, says nothing to the books: whoever comes back finds the job.
 */
final class JobCarrier {
    private static final Logger LOGGER = Logger.getLogger(JobCarrier.class.getName());
    private static final int OUTPUT_BYTES_A_TRIP = 256 << 10;
    private static final long RETRY_MS = 500;
    private static final long KEEPING_NANOS = TimeUnit.MINUTES.toNanos(1);
    /** Agents connect again within this time after a restart, also those that Jenkins knows only by then. */
    private static final long KNOWN_AGAIN_MS = TimeUnit.MINUTES.toMillis(5);

    private final RunParts run;
    private final ActiveJobs active;
    private final JobStart start;
    private final JobEnd end;

    JobCarrier(RunParts run, ActiveJobs active, Discards discards) {
        this.run = run;
        this.active = active;
        this.start = new JobStart(run);
        this.end = new JobEnd(run, discards);
    }

    /** Starts a fresh attempt and sees it to its end. */
    void carry(Surroundings there, Lease lease, ActiveJob job) {
        carry(lease, job, () -> startAndAttend(there, lease, job));
    }

    /**
     * Goes on with an attempt that was started before this controller was. One that is in the bundle
     * already has ended: only the books do not know it yet.
     */
    void goOn(Lease lease, JobLocation location, ActiveJob job) {
        carry(lease, job, () -> attendAgain(lease, location, job));
    }

    private interface Carrying {
        void run() throws InterruptedException;
    }

    private void carry(Lease lease, ActiveJob job, Carrying work) {
        try {
            work.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IllegalStateException e) {
            // Nobody waits for a job of a run that is over; it was attended on so that its agent hears of the end.
            LOGGER.log(Level.FINE, e, () -> "the run of job " + lease.jobId() + " was over before the job");
        } finally {
            active.remove(job);
        }
    }

    private void attendAgain(Lease lease, JobLocation location, ActiveJob job) throws InterruptedException {
        Optional<JobOutcome> kept = end.kept(lease);
        if (kept.isPresent()) {
            complete(lease, kept.get());
            end.discard(location);
            return;
        }
        JenkinsAgentLink link = new JenkinsAgentLink(location.jobDirectory(), null);
        SupervisedJob attending = attend(lease, link, job);
        if (location.workspace().isUnknown()) {
            Timer.get().schedule(job::loseRemovedAgent, KNOWN_AGAIN_MS, TimeUnit.MILLISECONDS);
        }
        settle(lease, location, link, attending.resume(WatchCursor.START), job);
    }

    private void startAndAttend(Surroundings there, Lease lease, ActiveJob job) throws InterruptedException {
        Connection connection = Connection.to(there.workspace());
        JobStart.Ready ready;
        try (LeaseTimer kept = new LeaseTimer(run.books(), lease)) {
            RunnerOnAgent.prepare(there.workspace());
            there.furnishing().furnish(there.workspace());
            ready = start.prepare(there, lease);
        } catch (IOException | RuntimeException | LinkageError e) {
            notStarted(lease, there.workspace(), connection, e);
            return;
        }
        SupervisedJob attending = attend(lease, ready.link(), job);
        SupervisedOutcome outcome = attending.run();
        if (outcome.kind() == SupervisedOutcome.Kind.LOST) {
            ready.link().endLeftovers();
        }
        settle(lease, ready.location(), ready.link(), outcome, job);
    }

    private SupervisedJob attend(Lease lease, JenkinsAgentLink link, ActiveJob job) {
        SupervisedJob attending = new SupervisedJob(
                link,
                () -> run.books().heartbeat(lease.jobId(), lease.token()),
                lease.leaseMs(),
                job.progress(),
                OUTPUT_BYTES_A_TRIP,
                TimeSource.system());
        job.attending().complete(attending);
        return attending;
    }

    private void settle(
            Lease lease, JobLocation location, JenkinsAgentLink link, SupervisedOutcome outcome, ActiveJob job)
            throws InterruptedException {
        switch (outcome.kind()) {
            case FINISHED -> {
                if (keep(lease, location, outcome, link.left())) {
                    job.progress().over();
                    // The end of the run need not wait for the cleaning up.
                    active.remove(job);
                    end.discard(location);
                }
            }
            case NOT_STARTED -> complete(lease, JobOutcome.failure(outcome.reason(), null));
            case LOST -> {
                end.keepRemains(lease, location);
                run.books().lost(lease.jobId(), lease.token(), outcome.reason());
            }
        }
    }

    /**
     * An agent that goes away in this moment may come back; it has one lease period. One that answers, and
     * whose files cannot be kept all the same, has a minute, since somebody may make room.
     */
    private boolean keep(Lease lease, JobLocation location, SupervisedOutcome outcome, byte[] left)
            throws InterruptedException {
        long firstNanos = System.nanoTime();
        long lostNanos = TimeUnit.MILLISECONDS.toNanos(lease.leaseMs());
        try (LeaseTimer kept = new LeaseTimer(run.books(), lease)) {
            while (true) {
                Connection connection = Connection.to(location.workspace());
                try {
                    complete(lease, end.keep(lease, location, outcome.result(), left));
                    return true;
                } catch (IOException | RuntimeException | LinkageError e) {
                    boolean lost = connection.isLost(e);
                    if (System.nanoTime() - firstNanos > (lost ? lostNanos : Math.min(lostNanos, KEEPING_NANOS))) {
                        if (lost) {
                            run.books()
                                    .lost(
                                            lease.jobId(),
                                            lease.token(),
                                            "its agent went away before it could be asked for results");
                        } else {
                            complete(lease, withoutOutputs(lease, location, outcome, left, e));
                        }
                        return false;
                    }
                }
                TimeUnit.MILLISECONDS.sleep(RETRY_MS);
            }
        }
    }

    /** What the attempt did is kept all the same, if that can be. */
    private JobOutcome withoutOutputs(
            Lease lease, JobLocation location, SupervisedOutcome outcome, byte[] left, Throwable e)
            throws InterruptedException {
        String why = "what it left could not be kept: " + sentence(e);
        try {
            return end.keepAttempt(lease, location, outcome.result(), left, why);
        } catch (IOException | RuntimeException | LinkageError again) {
            LOGGER.log(Level.FINE, again, () -> "nothing is kept of the attempt " + lease.jobId());
            return JobOutcome.failure(why, null);
        }
    }

    /** Nothing of it has run. An agent that went away is no fault of the stage. */
    private void notStarted(Lease lease, AgentPath workspace, Connection connection, Throwable e)
            throws InterruptedException {
        boolean ofOrigin = e instanceof AgentAwayException;
        if (ofOrigin || connection.isLost(e)) {
            LOGGER.log(Level.FINE, e, () -> "job " + lease.jobId() + " is given out again");
            AgentPath away = ofOrigin ? run.call().origin() : workspace;
            run.books()
                    .lost(
                            lease.jobId(),
                            lease.token(),
                            away.nodeTitle() + " went away while the job was being started");
        } else {
            complete(lease, JobOutcome.failure(sentence(e), null));
        }
    }

    private void complete(Lease lease, JobOutcome outcome) throws InterruptedException {
        Place.Settled with = settled(lease, outcome);
        JobOutcome settled = with.outcome();
        if (with.lost()) {
            run.books().lost(lease.jobId(), lease.token(), run.masked(settled.reason()));
            return;
        }
        JobOutcome kept = settled.saying(run.masked(settled.reason()));
        run.books().complete(lease.jobId(), lease.token(), kept);
    }

    /** An attempt in surroundings that a closure made has not ended before the closure has. */
    private Place.Settled settled(Lease lease, JobOutcome outcome) throws InterruptedException {
        Optional<Places> places = run.pipeline().places();
        if (places.isEmpty()) {
            return new Place.Settled(outcome, false);
        }
        try (LeaseTimer kept = new LeaseTimer(run.books(), lease)) {
            return places.get().settle(lease, outcome);
        }
    }

    private static String sentence(Throwable e) {
        return e instanceof IOException io ? IoErrors.sentence(io) : e.toString();
    }
}
