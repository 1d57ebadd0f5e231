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
    private final JournaledLedger books;
    private final Ledger ledger;
    private final Timers timers;
    private final LedgerSettings settings;
    private final TimeSource time;
    private final Refusals refusals = new Refusals();

    Coordinator(RunStore store, LedgerSettings settings, TimeSource time) {
        this.books = new JournaledLedger(store, settings.durability(), time);
        this.ledger = books.ledger();
        this.timers = books.timers();
        this.settings = settings;
        this.time = time;
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
     * The same of a run whose directory was got ready under another name: it gets its own once it has its journal,
     * so that nobody ever finds a run there without one.
     *
     * @param prepared on the same disk as {@code runDir}, which does not exist
     */
    public static Coordinator start(
            Path prepared, Path runDir, RunPlan plan, LedgerSettings settings, TimeSource time) {
        return new Coordinator(RunStore.create(prepared, runDir, plan, time.epochMillis()), settings, time);
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
            books.requireOpen();
            Optional<JobState> job = choice.get().map(StageState::currentJob);
            job.ifPresent(queued -> books.commit(Decisions.claim(queued, agent, token)));
            lease = job.map(claimed -> claimed.lease(ledger.plan().runId()));
        }
        books.tell();
        return lease;
    }

    /** Renews the lease for a full period from now. Not journalled. */
    public Heartbeat heartbeat(String jobId, String token) {
        synchronized (mutex) {
            books.requireOpen();
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
            books.requireOpen();
            JobOutcome kept = outcome.saying(Reasons.shortened(outcome.reason()));
            runningJob(jobId, token).ifPresent(job -> books.commit(Decisions.complete(ledger, job, kept)));
            accepted = ledger.job(jobId)
                    .filter(job -> job.accepted() && job.handedOutWith(token))
                    .isPresent();
            if (!accepted && refusals.isWorthRecording(jobId, token)) {
                books.commit(List.of(
                        Decisions.refuse(jobId, ledger.job(jobId).filter(job -> job.handedOutWith(token)), kept)));
                refusals.recorded(jobId, token);
            }
        }
        books.settle();
        return accepted ? Completion.ACCEPTED : Completion.STALE;
    }

    /**
     * Whoever watches a job knows that its agent is gone, so nobody need wait for the lease to end. What
     * follows is what an expired lease has for consequence; a token that does not hold the job changes
     * nothing.
     */
    public void lost(String jobId, String token, String reason) {
        synchronized (mutex) {
            books.requireOpen();
            runningJob(jobId, token)
                    .ifPresent(job -> books.commit(
                            Decisions.expire(ledger, job, Reasons.shortened(reason), settings.maxLostAgents())));
        }
        books.settle();
    }

    /** Ends leases, gates and pauses whose time is over. Call it on a timer and first thing after open. */
    public void reconcile() {
        synchronized (mutex) {
            books.requireOpen();
            long now = time.monotonicNanos();
            for (var job = timers.overdueJob(now); job.isPresent(); job = timers.overdueJob(now)) {
                JobState overdue = ledger.job(job.get()).orElseThrow();
                books.commit(Decisions.expire(ledger, overdue, Reasons.lost(overdue), settings.maxLostAgents()));
            }
            endOverdueGates();
            for (var stage = timers.overduePause(now); stage.isPresent(); stage = timers.overduePause(now)) {
                books.commit(Decisions.retry(ledger.stage(stage.get()).orElseThrow()));
            }
        }
        books.settle();
    }

    private void endOverdueGates() {
        long now = time.monotonicNanos();
        for (var gate = timers.overdueGate(now); gate.isPresent(); gate = timers.overdueGate(now)) {
            books.commit(Decisions.gateTimedOut(ledger, ledger.stage(gate.get()).orElseThrow()));
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
            books.requireOpen();
            endOverdueGates();
            Optional<StageState> stage = ledger.stage(stageId);
            if (stage.isEmpty()) {
                answer = Decided.UNKNOWN_STAGE;
            } else if (ledger.hasEnded()) {
                answer = Decided.RUN_ENDED;
            } else if (stage.get().status() != StageStatus.NEEDS_HUMAN) {
                answer = Decided.NOT_WAITING;
            } else {
                books.commit(decision.apply(stage.get()));
                answer = Decided.RECORDED;
            }
        }
        books.settle();
        return answer;
    }

    /** Stops the run: what waits is skipped, what runs has failed as cancelled, its agents hear LOST. */
    public Decided cancel(String by, String reason) {
        Decided answer;
        synchronized (mutex) {
            books.requireOpen();
            answer = ledger.hasEnded() ? Decided.RUN_ENDED : Decided.RECORDED;
            if (answer == Decided.RECORDED) {
                books.commit(Decisions.cancel(ledger, by, Reasons.shortened(reason)));
            }
        }
        books.settle();
        return answer;
    }

    /** The whole state; costs time in proportion to the number of stages and jobs. */
    public RunView view() {
        synchronized (mutex) {
            return ledger.view();
        }
    }

    /**
     * Which stage is likely to be claimed next, for its first attempt, when this one, which runs, succeeds: a guess
     * for whoever gets things ready meanwhile. Empty when none follows at once.
     */
    public Optional<String> likelyAfter(String stageId) {
        synchronized (mutex) {
            return ledger.firstQueued()
                    .or(() -> ledger.stage(stageId).flatMap(StageState::followedBy))
                    .filter(next -> next.deliveries() < 2)
                    .map(next -> next.plan().id());
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
        books.addListener(listener);
    }

    /**
     * Returns when listeners have heard of all that an earlier {@link #view()} shows, for whoever acts on
     * a view after them. No listener may call it.
     */
    public void awaitListeners() {
        books.awaitTold();
    }

    /** Nanoseconds until {@link #reconcile()} has something to do: 0 when overdue, Long.MAX_VALUE when never. */
    public long nanosToNextDeadline() {
        synchronized (mutex) {
            return timers.nanosToNext(time.monotonicNanos());
        }
    }

    /** What {@link #open} had to do to the journal, in sentences for people. */
    public List<String> notes() {
        return books.notes();
    }

    /** Lets go of the run. The books stay as they are; {@link #open} goes on with them. */
    @Override
    public void close() throws IOException {
        synchronized (mutex) {
            books.close();
        }
    }

    private Optional<JobState> runningJob(String jobId, String token) {
        return ledger.job(jobId).filter(job -> job.status() == JobStatus.RUNNING && job.handedOutWith(token));
    }
}
