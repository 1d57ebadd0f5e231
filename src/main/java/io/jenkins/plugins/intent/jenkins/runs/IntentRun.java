package io.jenkins.plugins.intent.jenkins.runs;

import hudson.model.Computer;
import io.jenkins.plugins.intent.jenkins.agents.ProjectSnapshot;
import io.jenkins.plugins.intent.ledger.Answer;
import io.jenkins.plugins.intent.ledger.Decided;
import io.jenkins.plugins.intent.ledger.HeldJob;
import io.jenkins.plugins.intent.ledger.RunPlan;
import io.jenkins.plugins.intent.ledger.RunStatus;
import io.jenkins.plugins.intent.ledger.RunView;
import io.jenkins.plugins.intent.ledger.StagePlan;
import io.jenkins.plugins.intent.model.Command;
import io.jenkins.plugins.intent.model.ExecBlock;
import io.jenkins.plugins.intent.model.Gate;
import io.jenkins.plugins.intent.model.Stage;
import io.jenkins.plugins.intent.model.Workflow;
import io.jenkins.plugins.intent.text.ConsoleMode;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.util.Timer;

/**
 * A run that this controller works on, from open books to published bundle. Every change of the books
 * wakes it up, and so does a timer; awake, it ends leases that are over, gives queued stages their
 * place, and sees whether the run is over. All of that happens on one thread of the pool at a time.
 */
public final class IntentRun {
    private static final Logger LOGGER = Logger.getLogger(IntentRun.class.getName());
    /** An agent that does not answer does not keep an aborted build from ending. */
    private static final long LONGEST_GOODBYE_MS = 8_000;

    private final RunParts run;
    private final RunOwner owner;
    private final ActiveJobs active = new ActiveJobs();
    private final ProjectSnapshot snapshot;
    private final JobCarrier carrier;
    private final QueuedStages queue;
    private final Dispatcher dispatcher;
    private final RunEnd end;
    private final WakeUps wakeUps = new WakeUps(Computer.threadPoolForRemoting, this::once, this::tell);
    private final Map<String, Integer> positions = new HashMap<>();
    private final AtomicBoolean over = new AtomicBoolean();
    private final Ticks ticks = new Ticks();
    private volatile String trouble;

    IntentRun(RunParts run, RunOwner owner, String user) {
        this.run = run;
        this.owner = owner;
        this.snapshot =
                new ProjectSnapshot(run.files()::snapshot, run.settings().maxFetchBytes());
        this.carrier = new JobCarrier(run, active, new Discards(Discards.Later.MOMENT));
        this.queue = new QueuedStages(run, owner, user, active, carrier, snapshot);
        Optional<ClosureStages> closure = run.pipeline()
                .places()
                .flatMap(any -> run.pipeline().drawing())
                .map(drawing -> new ClosureStages(run, drawing, active, carrier, snapshot));
        this.dispatcher = new Dispatcher(run, active, carrier, queue, closure);
        this.end = new RunEnd(run, snapshot);
        plan().stages().forEach(stage -> positions.put(stage.id(), positions.size()));
    }

    /** The run as it stands. */
    public RunView view() {
        return run.books().view();
    }

    /** The commands of a job that runs now; empty when it does not. */
    public List<CommandState> commands(String jobId) {
        return active.job(jobId).map(job -> job.progress().commands()).orElse(List.of());
    }

    /** Why a queued job waits; empty when that is not known. */
    public Optional<String> whyWaiting(String jobId) {
        return dispatcher.why(jobId);
    }

    /** Where the output of a stage comes while it runs, relative to Jenkins; empty when it comes at the end only. */
    public Optional<String> logAddress(String stageId) {
        if (run.console().mode() != ConsoleMode.STREAM) {
            return Optional.empty();
        }
        return run.pipeline()
                .drawing()
                .flatMap(drawing -> drawing.logAddress(stageId))
                .or(() -> Optional.of(run.build().getUrl() + "console"));
    }

    /** The commands of a stage as they are written; empty for a gate. */
    public List<Command> written(String stageId) {
        return workflow()
                .stage(stageId)
                .flatMap(Stage::exec)
                .map(ExecBlock::commands)
                .orElse(List.of());
    }

    /** What a waiting stage asks a person: a gate's own message, or why the policy stopped the stage. */
    public String question(String stageId) {
        return workflow()
                .stage(stageId)
                .flatMap(Stage::gate)
                .map(Gate::message)
                .orElse("the policy blocks this stage; to approve lets it run all the same");
    }

    /** Who may decide about a stage; empty means whoever has the permission. */
    public List<String> approvers(String stageId) {
        return run.books().plan().stages().stream()
                .filter(stage -> stage.id().equals(stageId))
                .findFirst()
                .map(StagePlan::approvers)
                .orElse(List.of());
    }

    /** A person lets a stage go on or refuses. */
    public Decided decide(String stageId, Answer answer, String by, String reason) {
        String kept = run.masked(reason);
        return switch (answer) {
            case APPROVED -> run.books().approve(stageId, by, kept);
            case REJECTED -> run.books().reject(stageId, by, kept);
        };
    }

    /** Stops everything; the run ends as cancelled. Returns at once. */
    public void cancel(String by, String reason) {
        Computer.threadPoolForRemoting.execute(() -> run.books().cancel(by, run.masked(reason)));
    }

    /** The build has ended over it, as by a hard kill: what runs is ended, and nothing else begins. */
    void buildOver() {
        owner.stopped(StageStopped.interruption("its build has ended", List.of()));
    }

    /** Ends a run that waits for a person, as it is. */
    public void giveUpWaiting() {
        finish(run.books().view());
    }

    /** Goes to work; jobs that were running when the controller went down are attended again. */
    void begin(boolean again) {
        ConsoleLedger console = new ConsoleLedger(run);
        if (again) {
            console.waiting(view());
        } else {
            console.begin(view());
        }
        run.books().addListener(console);
        run.books().addListener((event, atMs) -> wake());
        for (HeldJob held : run.books().held()) {
            goOn(held);
        }
        if (!again) {
            end.gather();
        }
        ticks.begin(Timer.get(), this::wake);
        run.pipeline().drawing().ifPresent(drawing -> drawing.open(this));
        wake();
    }

    private void goOn(HeldJob held) {
        String stage = held.lease().stageId();
        JobLocation location;
        try {
            location = JobLocation.read(run.files(), held.lease().jobId());
        } catch (IOException e) {
            run.books().lost(held.lease().jobId(), held.lease().token(), "it was not started before the restart");
            return;
        }
        run.console().say(stage, "going on with the job on " + held.agent());
        ActiveJob job = ActiveJob.of(
                run,
                held.lease(),
                location.workspace(),
                location.queued() || !location.workspace().equals(run.call().origin()));
        active.add(job);
        Computer.threadPoolForRemoting.execute(() -> carrier.goOn(held.lease(), location, job));
        if (location.queued()) {
            queue.occupyAgain(job, location.workspace());
        }
    }

    /** Looks at everything again soon. */
    void wake() {
        if (!over.get()) {
            wakeUps.wake();
        }
    }

    /** Once, however often it is tried again. */
    private void tell(Throwable e) {
        if (!e.toString().equals(trouble)) {
            trouble = e.toString();
            LOGGER.log(Level.WARNING, e, () -> "working on " + run.build() + " " + run.key());
            run.console().say("cannot go on for now: " + e.getMessage());
        }
    }

    private void once() {
        if (over.get()) {
            return;
        }
        if (run.books().nanosToNextDeadline() <= 0) {
            run.books().reconcile();
        }
        RunView view = run.books().view();
        show(view, false);
        switch (view.status()) {
            case RUNNING -> dispatcher.dispatch(view);
            case NEEDS_HUMAN -> owner.needsHuman(view);
            case SUCCEEDED, FAILED, CANCELLED -> finish(view);
        }
        trouble = null;
    }

    /** A node ends as soon as it sees its stage ended, so whoever writes into its log has to come first. */
    private void show(RunView view, boolean left) {
        run.books().awaitListeners();
        run.pipeline().drawing().ifPresent(drawing -> drawing.show(new Sight(view, workflow(), positions, left)));
    }

    /** The stages as the books have them. */
    public RunPlan plan() {
        return run.books().plan();
    }

    /** Whether the Jenkinsfile gives each stage its surroundings. */
    public boolean isByClosure() {
        return run.pipeline().byClosure();
    }

    /** Jobs on agents that were removed are given to others. */
    void loseRemovedAgents() {
        active.all().forEach(ActiveJob::loseRemovedAgent);
    }

    /** Stops the commands of a job, which then has failed; false when it does not run. */
    boolean stopJob(String jobId) {
        Optional<ActiveJob> job = active.job(jobId);
        job.ifPresent(ActiveJobs::cancel);
        return job.isPresent();
    }

    /** The graph as it is written. */
    public Workflow workflow() {
        return run.document().intent().workflow();
    }

    /** Stops working on it, and leaves it as it is for whoever opens its books next. */
    void letGo() {
        if (over.compareAndSet(false, true)) {
            ticks.end();
            end.close();
        }
    }

    private void finish(RunView view) {
        if (!over.compareAndSet(false, true)) {
            return;
        }
        ticks.end();
        Computer.threadPoolForRemoting.execute(() -> {
            try {
                queue.withdrawAll();
                show(view, false);
                if (view.status() == RunStatus.CANCELLED) {
                    active.cancelAll();
                }
                active.awaitNone(LONGEST_GOODBYE_MS);
                end.publish();
                show(run.books().view(), true);
                owner.ended(run.books().view());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                owner.broke(view, e);
            } catch (IOException | RuntimeException e) {
                owner.broke(view, e);
            } finally {
                end.close();
            }
        });
    }
}
