package io.jenkins.plugins.intent.ledger;

import io.jenkins.plugins.intent.time.TimeSource;
import java.io.Closeable;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The only writer of a run's books. Every call decides on the ledger, appends its events to the
 * journal, applies them, and only then answers, so nothing is ever promised that is not written. Safe
 * for any number of threads; no call waits for an agent or a listener of another thread.
 *
 * <p>The protocol: an agent <em>claims</em> a job and gets a {@link Lease}; it sends a
 * <em>heartbeat</em> well within {@link Lease#leaseMs()}; it reports <em>complete</em>, again and again
 * until it gets an answer. An agent that hears {@link Heartbeat#LOST}, or nothing until its lease is
 * over, stops what it started. A timer calls {@link #reconcile()}, which takes jobs from agents that
 * were not heard of and queues them again. A lease ends when reconcile says so: an agent that is late
 * and still first keeps its job, since nobody else was given it.
 *
 * <p>Any call that changes the books throws {@link LedgerException.LedgerIo} when the disk refuses;
 * then nothing was changed, and the same call may be made again.
 */
public final class Coordinator implements Closeable {
    private Coordinator() {}

    /**
     * Starts a new run: takes the lock, writes the journal's first lines, queues what can start.
     *
     * @param runDir the run's own directory, created when missing
     * @throws LedgerException when the directory has a journal already, is held, or cannot be written
     */
    public static Coordinator start(Path runDir, RunPlan plan, LedgerSettings settings, TimeSource time) {
        throw new UnsupportedOperationException("signature only");
    }

    /**
     * Goes on with a run: takes the lock, migrates an older format, replays the journal, cuts off a torn
     * last line ({@link #notes()} tells). A job found running gets one lease period from now.
     *
     * @throws LedgerException when the journal is missing, damaged, newer, or held; nothing is changed
     */
    public static Coordinator open(Path runDir, LedgerSettings settings, TimeSource time) {
        throw new UnsupportedOperationException("signature only");
    }

    /** The first queued job in the document's order, now held by {@code agent}; empty when none is queued. */
    public Optional<Lease> claim(String agent) {
        throw new UnsupportedOperationException("signature only");
    }

    /** The queued job of one stage, now held by {@code agent}; empty when that stage is not queued. */
    public Optional<Lease> claim(String agent, String stageId) {
        throw new UnsupportedOperationException("signature only");
    }

    /** Renews the lease for a full period from now. Not journalled. */
    public Heartbeat heartbeat(String jobId, String token) {
        throw new UnsupportedOperationException("signature only");
    }

    /**
     * Takes the outcome of a job. The first report by the holder counts; every repetition gets the same
     * answer and changes nothing. A failed attempt is queued again while attempts are left.
     */
    public Completion complete(String jobId, String token, JobOutcome outcome) {
        throw new UnsupportedOperationException("signature only");
    }

    /** Ends leases and gates whose time is over. Call it on a timer and first thing after open. */
    public void reconcile() {
        throw new UnsupportedOperationException("signature only");
    }

    /** A person lets the stage go on: a gate has succeeded, a blocked stage may run. */
    public Decided approve(String stageId, String by, String reason) {
        throw new UnsupportedOperationException("signature only");
    }

    /** A person refuses: the stage has failed. */
    public Decided reject(String stageId, String by, String reason) {
        throw new UnsupportedOperationException("signature only");
    }

    /** Stops the run: what waits is skipped, what runs has failed as cancelled, its agents hear LOST. */
    public Decided cancel(String by, String reason) {
        throw new UnsupportedOperationException("signature only");
    }

    /** The whole state; costs time in proportion to the number of stages and jobs. */
    public RunView view() {
        throw new UnsupportedOperationException("signature only");
    }

    /** How the run stands; costs next to nothing. */
    public RunStatus status() {
        throw new UnsupportedOperationException("signature only");
    }

    public RunPlan plan() {
        throw new UnsupportedOperationException("signature only");
    }

    /** The running jobs with their tokens, for whoever goes on watching them after a restart. */
    public List<HeldJob> held() {
        throw new UnsupportedOperationException("signature only");
    }

    /**
     * Tells {@code listener} of every event from now on, in the journal's order, one at a time, on the
     * thread of some caller, after the event is written and applied and outside of the mutex: it may
     * call the coordinator. It should be quick. What it throws is logged and goes no further.
     */
    public void addListener(LedgerListener listener) {
        throw new UnsupportedOperationException("signature only");
    }

    /** Nanoseconds until {@link #reconcile()} has something to do: 0 when overdue, Long.MAX_VALUE when never. */
    public long nanosToNextDeadline() {
        throw new UnsupportedOperationException("signature only");
    }

    /** What {@link #open} had to do to the journal, in sentences for people. */
    public List<String> notes() {
        throw new UnsupportedOperationException("signature only");
    }

    /** Lets go of the run. The books stay as they are; {@link #open} goes on with them. */
    @Override
    public void close() {
        throw new UnsupportedOperationException("signature only");
    }
}
