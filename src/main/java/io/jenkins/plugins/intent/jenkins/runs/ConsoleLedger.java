package io.jenkins.plugins.intent.jenkins.runs;

import hudson.console.HyperlinkNote;
import io.jenkins.plugins.intent.ledger.Answer;
import io.jenkins.plugins.intent.ledger.LedgerEvent;
import io.jenkins.plugins.intent.ledger.LedgerFollower;
import io.jenkins.plugins.intent.ledger.RunStatus;
import io.jenkins.plugins.intent.ledger.RunView;
import io.jenkins.plugins.intent.ledger.StagePlan;
import io.jenkins.plugins.intent.ledger.StageStatus;
import io.jenkins.plugins.intent.ledger.StageView;
import io.jenkins.plugins.intent.model.Gate;
import io.jenkins.plugins.intent.model.Stage;
import io.jenkins.plugins.intent.text.StatusWords;
import io.jenkins.plugins.intent.text.VisibleText;
import io.jenkins.plugins.intent.time.Elapsed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Tells the build's console of a run: one line when a stage starts, one when it ends. */
final class ConsoleLedger implements LedgerFollower {
    private final RunParts run;
    private final RemarkLines remarks;
    private final Map<String, Long> startedMs = new ConcurrentHashMap<>();
    private final Map<String, Integer> deliveries = new ConcurrentHashMap<>();
    private final Map<String, String> failures = new ConcurrentHashMap<>();
    private volatile boolean cancelled;

    ConsoleLedger(RunParts run) {
        this.run = run;
        this.remarks = new RemarkLines(run.document());
    }

    /** What there is to say before anything has run: what the policy found, and what is not run at all. */
    void begin(RunView view) {
        for (StageView stage : view.stages()) {
            remarks.warnings(stage.findings()).forEach(line -> run.console().announce(stage.id(), line));
            if (stage.takenOverFrom() != null) {
                takenOver(stage.id(), stage.takenOverFrom());
            } else if (stage.status() == StageStatus.SKIPPED) {
                skipped(stage.id(), stage.reason());
            }
        }
        waiting(view);
        if (view.endedMs() != 0) {
            ended(view.status(), view.reason());
        }
    }

    /** Who waits for a person, said again after a restart since nobody reads that far back. */
    void waiting(RunView view) {
        for (StageView stage : view.stages()) {
            if (stage.status() == StageStatus.NEEDS_HUMAN) {
                waits(stage.id(), stage.reason());
            }
        }
    }

    private void waits(String stage, String reason) {
        List<String> blocks =
                remarks.blocks(plan(stage).map(StagePlan::findings).orElse(List.of()));
        run.console()
                .say(stage, "waits for a person: " + (blocks.isEmpty() ? question(stage, reason) : "it is blocked"));
        blocks.forEach(line -> run.console().say(stage, line));
        Invitation.lines(
                        run.build().getUrl() + run.key() + "/",
                        stage,
                        approvers(stage),
                        run.pipeline().waitsForPeople())
                .forEach(line -> run.console().say(stage, line));
    }

    @Override
    public void jobQueued(LedgerEvent.JobQueued event, long atMs) {
        deliveries.put(event.stageId(), event.attempt());
        String failure = failures.remove(event.stageId());
        if (failure != null) {
            run.console().say(event.stageId(), "failed, and is tried again: " + failure);
        }
    }

    @Override
    public void jobClaimed(LedgerEvent.JobClaimed event, long atMs) {
        if (event.agent().equals(ClosureStages.NO_AGENT)) {
            return;
        }
        startedMs.put(event.stageId(), atMs);
        int attempt = deliveries.getOrDefault(event.stageId(), 1);
        run.console()
                .say(
                        event.stageId(),
                        "started on " + event.agent() + (attempt > 1 ? " (attempt " + attempt + ")" : ""));
    }

    @Override
    public void jobCompleted(LedgerEvent.JobCompleted event, long atMs) {
        if (!event.succeeded()) {
            failures.put(event.stageId(), String.valueOf(event.reason()));
        }
    }

    @Override
    public void jobExpired(LedgerEvent.JobExpired event, long atMs) {
        run.console().say(event.stageId(), "agent lost: " + event.reason());
    }

    @Override
    public void stageSucceeded(LedgerEvent.StageSucceeded event, long atMs) {
        run.console().say(event.stageId(), "succeeded" + after(event.stageId(), atMs));
    }

    @Override
    public void stageFailed(LedgerEvent.StageFailed event, long atMs) {
        String how = cancelled ? "stopped" : "failed";
        run.console().say(event.stageId(), how + after(event.stageId(), atMs) + ": " + event.reason());
    }

    @Override
    public void stageSkipped(LedgerEvent.StageSkipped event, long atMs) {
        skipped(event.stageId(), event.reason());
    }

    private void skipped(String stage, String reason) {
        run.console().say(stage, "skipped: " + reason);
    }

    @Override
    public void stageTakenOver(LedgerEvent.StageTakenOver event, long atMs) {
        takenOver(event.stageId(), event.fromRun());
    }

    private void takenOver(String stage, String fromRun) {
        run.console().say(stage, "taken over from run " + fromRun);
    }

    @Override
    public void retryDelayed(LedgerEvent.RetryDelayed event, long atMs) {
        run.console().say(event.stageId(), event.reason());
    }

    @Override
    public void stageNeedsHuman(LedgerEvent.StageNeedsHuman event, long atMs) {
        waits(event.stageId(), event.reason());
    }

    @Override
    public void stageDecided(LedgerEvent.StageDecided event, long atMs) {
        String verb = event.answer() == Answer.APPROVED ? "approved by " : "rejected by ";
        run.console().say(event.stageId(), verb + event.by() + ": " + VisibleText.line(event.reason()));
    }

    @Override
    public void runCancelled(LedgerEvent.RunCancelled event, long atMs) {
        cancelled = true;
        run.console().say("cancelled by " + event.by() + ": " + event.reason());
    }

    @Override
    public void runEnded(LedgerEvent.RunEnded event, long atMs) {
        ended(event.status(), event.reason());
    }

    private void ended(RunStatus status, String reason) {
        run.console().say("run " + StatusWords.of(status) + (reason == null ? "" : ": " + reason) + "  " + link());
    }

    private String question(String stage, String reason) {
        return run.document()
                .intent()
                .workflow()
                .stage(stage)
                .flatMap(Stage::gate)
                .map(Gate::message)
                .orElse(reason);
    }

    private List<String> approvers(String stage) {
        return plan(stage).map(StagePlan::approvers).orElse(List.of());
    }

    private Optional<StagePlan> plan(String stage) {
        return run.books().plan().stages().stream()
                .filter(plan -> plan.id().equals(stage))
                .findFirst();
    }

    private String link() {
        return HyperlinkNote.encodeTo("/" + run.build().getUrl() + run.key() + "/", "open the run");
    }

    private String after(String stage, long atMs) {
        Long from = startedMs.get(stage);
        return from == null ? "" : " in " + Elapsed.text(atMs - from);
    }
}
