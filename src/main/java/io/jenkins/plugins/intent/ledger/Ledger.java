package io.jenkins.plugins.intent.ledger;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The state of a run: the fold of its events. It does no I/O, knows no clock and takes no decision; an
 * event that does not follow from the state is an {@link IllegalStateException}. Confined to the
 * mutex of its owner. Every event costs O(log stages) plus one step for each edge it satisfies.
 */
final class Ledger {
    private final RunPlan plan;
    private final long startedMs;
    private final List<StageState> stages;
    private final StageViews views;
    private final Map<String, StageState> stagesById = new HashMap<>();
    private final TreeMap<Integer, StageState> queued = new TreeMap<>();
    private final Map<String, JobState> running = new LinkedHashMap<>();
    /** One copy of each agent's name, however many jobs it held. */
    private final Map<String, String> agents = new HashMap<>();

    private final Effects effects = new Effects(this);
    private final int[] counts = new int[StageStatus.values().length];
    private int delayed;
    private StageState firstFailed;
    private boolean cancelled;
    private LedgerEvent.RunEnded ended;
    private long endedMs;

    Ledger(RunPlan plan, long startedMs) {
        this.plan = plan;
        this.startedMs = startedMs;
        this.views = new StageViews(plan.stages().size());
        this.stages = LinkedStages.build(plan, views);
        stages.forEach(stage -> stagesById.put(stage.plan().id(), stage));
        counts[StageStatus.PENDING.ordinal()] = stages.size();
    }

    /** Takes one event into the books. */
    void apply(LedgerEvent event, long atMs) {
        if (ended != null && event.kind() != EventKind.COMPLETION_REFUSED) {
            throw new IllegalStateException("the run has ended before");
        }
        event.accept(effects).accept(atMs);
    }

    void completed(LedgerEvent.JobCompleted event, long atMs) {
        JobState job = runningJob(event.jobId());
        job.complete(event.succeeded(), event.manifest(), atMs);
        if (!event.succeeded()) {
            job.stage().attemptFailed();
        }
    }

    void expired(LedgerEvent.JobExpired event, long atMs) {
        JobState job = runningJob(event.jobId());
        job.expire(atMs);
        job.stage().agentLost();
    }

    void cancelled(LedgerEvent.JobCancelled event, long atMs) {
        runningJob(event.jobId()).cancel(atMs);
    }

    void refused(LedgerEvent.CompletionRefused event) {
        if (event.manifest() != null) {
            job(event.jobId()).ifPresent(job -> job.left(event.manifest()));
        }
    }

    void runCancelled() {
        cancelled = true;
    }

    void succeeded(LedgerEvent.StageSucceeded event) {
        StageState stage = known(event.stageId());
        enter(stage, StageStatus.SUCCEEDED, null);
        ends(stage, NeedOutcome.MET);
    }

    void takenOver(LedgerEvent.StageTakenOver event) {
        StageState stage = known(event.stageId());
        enter(stage, StageStatus.SUCCEEDED, "taken over from run " + event.fromRun());
        ends(stage, NeedOutcome.MET);
    }

    void delayed(LedgerEvent.RetryDelayed event, long atMs) {
        StageState stage = known(event.stageId());
        enter(stage, StageStatus.PENDING, event.reason());
        stage.delay(event.delayMs(), atMs);
        delayed++;
    }

    private static void ends(StageState stage, NeedOutcome outcome) {
        stage.dependents().forEach(dependent -> dependent.needEnded(outcome));
    }

    /** What a cancel has ended is said by the same event, in every version of the journal. */
    void failed(LedgerEvent.StageFailed event) {
        StageState stage = known(event.stageId());
        if (cancelled) {
            enter(stage, StageStatus.CANCELLED, event.reason());
            ends(stage, SkipCause.CANCELLED.outcome());
            return;
        }
        enter(stage, StageStatus.FAILED, event.reason());
        boolean counts = !stage.plan().terms().allowFailure();
        firstFailed = firstFailed == null && counts ? stage : firstFailed;
        ends(stage, counts ? NeedOutcome.FAILED : NeedOutcome.MET);
    }

    void skipped(LedgerEvent.StageSkipped event) {
        StageState stage = known(event.stageId());
        if (stage.status() == StageStatus.QUEUED) {
            stage.withdraw();
        }
        enter(stage, StageStatus.SKIPPED, event.reason());
        stage.skippedBy(event.cause());
        ends(stage, event.cause().outcome());
    }

    void needsHuman(LedgerEvent.StageNeedsHuman event, long atMs) {
        StageState stage = known(event.stageId());
        enter(stage, StageStatus.NEEDS_HUMAN, event.reason());
        stage.waitForPersonSince(atMs);
    }

    void ended(LedgerEvent.RunEnded event, long atMs) {
        ended = event;
        endedMs = atMs;
    }

    void queue(LedgerEvent.JobQueued event) {
        StageState stage = known(event.stageId());
        boolean next = event.attempt() == stage.deliveries() + 1
                && JobState.id(event.stageId(), event.attempt()).equals(event.jobId());
        if (!stage.tally().isReady(stage.plan().terms().runWhen()) || !next) {
            throw new IllegalStateException("stage " + event.stageId() + " is not ready for " + event.jobId());
        }
        stage.deliver(new JobState(stage, event.attempt()));
        enter(stage, StageStatus.QUEUED, null);
    }

    void claimed(LedgerEvent.JobClaimed event, long atMs) {
        JobState job =
                job(event.jobId()).orElseThrow(() -> new IllegalStateException("there is no job " + event.jobId()));
        job.claim(agents.computeIfAbsent(event.agent(), agent -> agent), Token.parse(event.token()), atMs);
        running.put(job.id(), job);
        enter(job.stage(), StageStatus.RUNNING, null);
    }

    void decided(LedgerEvent.StageDecided event, long atMs) {
        StageState stage = known(event.stageId());
        if (stage.status() != StageStatus.NEEDS_HUMAN) {
            throw new IllegalStateException("stage " + event.stageId() + " waits for nobody");
        }
        stage.decide(new DecisionView(event.answer(), event.by(), event.reason(), atMs));
        if (event.answer() == Answer.APPROVED && !stage.plan().isGate()) {
            enter(stage, StageStatus.PENDING, null);
        }
    }

    private JobState runningJob(String jobId) {
        JobState job = running.remove(jobId);
        if (job == null) {
            throw new IllegalStateException("job " + jobId + " is not running");
        }
        return job;
    }

    private StageState known(String stageId) {
        return stage(stageId).orElseThrow(() -> new IllegalStateException("there is no stage " + stageId));
    }

    private void enter(StageState stage, StageStatus next, String reason) {
        if (!StageMoves.allowed(stage.status(), next)) {
            throw new IllegalStateException("stage " + stage.plan().id() + " cannot become " + next.text() + " from "
                    + stage.status().text());
        }
        delayed -= stage.isDelayed() ? 1 : 0;
        counts[stage.status().ordinal()]--;
        counts[next.ordinal()]++;
        if (next == StageStatus.QUEUED) {
            queued.put(stage.index(), stage);
        } else {
            queued.remove(stage.index());
        }
        stage.enter(next, reason);
    }

    RunPlan plan() {
        return plan;
    }

    List<StageState> stages() {
        return stages;
    }

    Optional<StageState> stage(String stageId) {
        return Optional.ofNullable(stagesById.get(stageId));
    }

    Optional<JobState> job(String jobId) {
        int dash = jobId == null ? -1 : jobId.lastIndexOf('-');
        try {
            return dash < 0
                    ? Optional.empty()
                    : stage(jobId.substring(0, dash))
                            .flatMap(stage -> stage.job(Integer.parseInt(jobId, dash + 1, jobId.length(), 10)))
                            .filter(job -> job.id().equals(jobId));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The first stage of the document whose job waits for an agent. */
    Optional<StageState> firstQueued() {
        return queued.isEmpty()
                ? Optional.empty()
                : Optional.of(queued.firstEntry().getValue());
    }

    /** Jobs that agents hold, the longest held first. */
    Collection<JobState> running() {
        return running.values();
    }

    int count(StageStatus status) {
        return counts[status.ordinal()];
    }

    /** How many stages pause before their next attempt. */
    int delayed() {
        return delayed;
    }

    Optional<StageState> firstFailed() {
        return Optional.ofNullable(firstFailed);
    }

    boolean hasEnded() {
        return ended != null;
    }

    RunStatus status() {
        if (ended != null) {
            return ended.status();
        }
        boolean proceeds = count(StageStatus.QUEUED) + count(StageStatus.RUNNING) + delayed > 0;
        return !proceeds && count(StageStatus.NEEDS_HUMAN) > 0 ? RunStatus.NEEDS_HUMAN : RunStatus.RUNNING;
    }

    RunView view() {
        return new RunView(
                1,
                plan.runId(),
                plan.goal(),
                new WorkflowView(plan.workflowName(), plan.workflowSha256()),
                status(),
                ended == null ? null : ended.reason(),
                startedMs,
                endedMs,
                null,
                plan.parameters(),
                plan.rerunOf(),
                views.of(stages));
    }
}
