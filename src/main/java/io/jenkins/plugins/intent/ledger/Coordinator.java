package io.jenkins.plugins.intent.ledger;

import io.jenkins.plugins.intent.time.TimeSource;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

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
 * <p>Any call that changes the books throws {@link LedgerException.LedgerIo} when the disk refuses; when
 * writing was refused nothing was changed, and the same call may be made again. After {@link #close()}
 * such calls throw {@link IllegalStateException}; {@link #view()} and {@link #status()} still answer.
 */
public final class Coordinator implements Closeable {
    private final Object mutex = new Object();
    private final Ledger ledger;
    private final Journal journal;
    private final RunStore store;
    private final LedgerSettings settings;
    private final TimeSource time;
    private final Timers timers = new Timers();
    private final Announcer announcer = new Announcer();
    private final Refusals refusals = new Refusals();
    private boolean closed;

    Coordinator(RunStore store, LedgerSettings settings, TimeSource time) {
        this.store = store;
        this.ledger = store.ledger();
        this.journal = store.journal();
        this.settings = settings;
        this.time = time;
        timers.resume(ledger, time.monotonicNanos(), time.epochMillis());
    }

    /**
     * Starts a new run: takes the lock, writes the journal's first lines, queues what can start.
     *
     * @param runDir the run's own directory, created when missing
     * @throws LedgerException when the directory has a journal already, is held, or cannot be written
     * @throws IllegalArgumentException when the stages of the plan do not form a graph without cycles
     */
    public static Coordinator start(Path runDir, RunPlan plan, LedgerSettings settings, TimeSource time) {
        return new Coordinator(RunStore.create(runDir, plan, time.epochMillis()), settings, time);
    }

    /**
     * Goes on with a run: takes the lock, migrates an older format, replays the journal, cuts off a torn
     * last line ({@link #notes()} tells). A job found running gets one lease period from now.
     *
     * @throws LedgerException when the journal is missing, damaged, newer, or held; nothing is changed
     */
    public static Coordinator open(Path runDir, LedgerSettings settings, TimeSource time) {
        return new Coordinator(RunStore.open(runDir), settings, time);
    }

    /** The first queued job in the document's order, now held by {@code agent}; empty when none is queued. */
    public Optional<Lease> claim(String agent) {
        return claim(agent, ledger::firstQueued);
    }

    /** The queued job of one stage, now held by {@code agent}; empty when that stage is not queued. */
    public Optional<Lease> claim(String agent, String stageId) {
        return claim(agent, () -> ledger.stage(stageId).filter(stage -> stage.status() == StageStatus.QUEUED));
    }

    private Optional<Lease> claim(String agent, Supplier<Optional<StageState>> choice) {
        String token = Token.random().text();
        Optional<Lease> lease;
        synchronized (mutex) {
            requireOpen();
            Optional<JobState> job = choice.get().map(StageState::currentJob);
            job.ifPresent(queued -> commit(Decisions.claim(queued, agent, token)));
            lease = job.map(claimed -> claimed.lease(ledger.plan().runId()));
        }
        announcer.tell();
        return lease;
    }

    /** Renews the lease for a full period from now. Not journalled. */
    public Heartbeat heartbeat(String jobId, String token) {
        synchronized (mutex) {
            requireOpen();
            Optional<JobState> holder = runningJob(jobId, token);
            holder.ifPresent(job -> timers.renew(job, time.monotonicNanos()));
            return holder.isPresent() ? Heartbeat.RENEWED : Heartbeat.LOST;
        }
    }

    /**
     * Takes the outcome of a job. The first report by the holder counts; every repetition gets the same
     * answer and changes nothing. A failed attempt is queued again while attempts are left.
     */
    public Completion complete(String jobId, String token, JobOutcome outcome) {
        boolean accepted;
        synchronized (mutex) {
            requireOpen();
            JobOutcome kept =
                    new JobOutcome(outcome.succeeded(), Reasons.shortened(outcome.reason()), outcome.manifest());
            runningJob(jobId, token).ifPresent(job -> commit(Decisions.complete(ledger, job, kept)));
            accepted = ledger.job(jobId)
                    .filter(job -> job.accepted() && job.handedOutWith(token))
                    .isPresent();
            if (!accepted && refusals.isWorthRecording(jobId, token)) {
                commit(List.of(Decisions.refuse(jobId)));
                refusals.recorded(jobId, token);
            }
        }
        settle();
        return accepted ? Completion.ACCEPTED : Completion.STALE;
    }

    /**
     * Whoever watches a job knows that its agent is gone, so nobody need wait for the lease to end. What
     * follows is what an expired lease has for consequence; a token that does not hold the job changes
     * nothing.
     */
    public void lost(String jobId, String token, String reason) {
        synchronized (mutex) {
            requireOpen();
            runningJob(jobId, token)
                    .ifPresent(job ->
                            commit(Decisions.expire(ledger, job, Reasons.shortened(reason), settings.maxLostAgents())));
        }
        settle();
    }

    /** Ends leases and gates whose time is over. Call it on a timer and first thing after open. */
    public void reconcile() {
        synchronized (mutex) {
            requireOpen();
            long now = time.monotonicNanos();
            for (var job = timers.overdueJob(now); job.isPresent(); job = timers.overdueJob(now)) {
                JobState overdue = ledger.job(job.get()).orElseThrow();
                commit(Decisions.expire(ledger, overdue, Reasons.lost(overdue), settings.maxLostAgents()));
            }
            endOverdueGates();
        }
        settle();
    }

    private void endOverdueGates() {
        long now = time.monotonicNanos();
        for (var gate = timers.overdueGate(now); gate.isPresent(); gate = timers.overdueGate(now)) {
            commit(Decisions.gateTimedOut(ledger, ledger.stage(gate.get()).orElseThrow()));
        }
    }

    /** A person lets the stage go on: a gate has succeeded, a blocked stage may run. Not once the gate's time is over. */
    public Decided approve(String stageId, String by, String reason) {
        String why = Reasons.shortened(reason);
        return decide(stageId, stage -> Decisions.approve(ledger, stage, by, why));
    }

    /** A person refuses: the stage has failed. */
    public Decided reject(String stageId, String by, String reason) {
        String why = Reasons.shortened(reason);
        return decide(stageId, stage -> Decisions.reject(ledger, stage, by, why));
    }

    private Decided decide(String stageId, Function<StageState, List<LedgerEvent>> decision) {
        Decided answer;
        synchronized (mutex) {
            requireOpen();
            endOverdueGates();
            Optional<StageState> stage = ledger.stage(stageId);
            if (stage.isEmpty()) {
                answer = Decided.UNKNOWN_STAGE;
            } else if (ledger.hasEnded()) {
                answer = Decided.RUN_ENDED;
            } else if (stage.get().status() != StageStatus.NEEDS_HUMAN) {
                answer = Decided.NOT_WAITING;
            } else {
                commit(decision.apply(stage.get()));
                answer = Decided.RECORDED;
            }
        }
        settle();
        return answer;
    }

    /** Stops the run: what waits is skipped, what runs has failed as cancelled, its agents hear LOST. */
    public Decided cancel(String by, String reason) {
        Decided answer;
        synchronized (mutex) {
            requireOpen();
            answer = ledger.hasEnded() ? Decided.RUN_ENDED : Decided.RECORDED;
            if (answer == Decided.RECORDED) {
                commit(Decisions.cancel(ledger, by, Reasons.shortened(reason)));
            }
        }
        settle();
        return answer;
    }

    /** The whole state; costs time in proportion to the number of stages and jobs. */
    public RunView view() {
        synchronized (mutex) {
            return ledger.view();
        }
    }

    /** How the run stands; costs next to nothing. */
    public RunStatus status() {
        synchronized (mutex) {
            return ledger.status();
        }
    }

    public RunPlan plan() {
        return ledger.plan();
    }

    /** The running jobs with their tokens, for whoever goes on watching them after a restart. */
    public List<HeldJob> held() {
        synchronized (mutex) {
            return ledger.running().stream()
                    .map(job -> new HeldJob(job.lease(ledger.plan().runId()), job.agent()))
                    .toList();
        }
    }

    /**
     * Tells {@code listener} of every event from now on, in the journal's order, one at a time, on the
     * thread of some caller, after the event is written and applied and outside of the mutex: it may
     * call the coordinator. It should be quick. What it throws is logged and goes no further.
     */
    public void addListener(LedgerListener listener) {
        announcer.add(listener);
    }

    /** Nanoseconds until {@link #reconcile()} has something to do: 0 when overdue, Long.MAX_VALUE when never. */
    public long nanosToNextDeadline() {
        synchronized (mutex) {
            return timers.nanosToNext(time.monotonicNanos());
        }
    }

    /** What {@link #open} had to do to the journal, in sentences for people. */
    public List<String> notes() {
        return store.notes();
    }

    /** Lets go of the run. The books stay as they are; {@link #open} goes on with them. */
    @Override
    public void close() throws IOException {
        synchronized (mutex) {
            if (!closed) {
                closed = true;
                store.close();
            }
        }
    }

    private Optional<JobState> runningJob(String jobId, String token) {
        return ledger.job(jobId).filter(job -> job.status() == JobStatus.RUNNING && job.handedOutWith(token));
    }

    private void commit(List<LedgerEvent> events) {
        long atMs = time.epochMillis();
        journal.append(events, atMs, settings.durability().flushes(events));
        long now = time.monotonicNanos();
        for (LedgerEvent event : events) {
            ledger.apply(event, atMs);
            timers.follow(event, ledger, now);
            announcer.note(event, atMs);
        }
    }

    /** Outside of the mutex: what must be on the disk before the answer gets there, then listeners hear. */
    private void settle() {
        try {
            journal.flush();
        } finally {
            announcer.tell();
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the books of run " + ledger.plan().runId() + " are closed");
        }
    }
}
