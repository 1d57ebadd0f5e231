package io.jenkins.plugins.intent.cli.screen;

import io.jenkins.plugins.intent.exec.CommandStatus;
import io.jenkins.plugins.intent.ledger.Answer;
import io.jenkins.plugins.intent.ledger.JobView;
import io.jenkins.plugins.intent.ledger.LedgerEvent;
import io.jenkins.plugins.intent.ledger.LedgerFollower;
import io.jenkins.plugins.intent.ledger.RunView;
import io.jenkins.plugins.intent.ledger.StageStatus;
import io.jenkins.plugins.intent.ledger.StageView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** All stages of a run as the screen shows them, kept up to date by what is heard. Thread-safe. */
final class RunProgress implements LedgerFollower {
    private final Map<String, StageProgress> stages = new LinkedHashMap<>();
    private boolean cancelled;

    /** @param commands how many commands each stage has */
    RunProgress(RunView view, Map<String, Integer> commands) {
        for (StageView stage : view.stages()) {
            stages.put(stage.id(), initial(stage, commands.getOrDefault(stage.id(), 0)));
        }
    }

    private static StageProgress initial(StageView stage, int commands) {
        long started = stage.jobs().stream()
                .mapToLong(JobView::leasedMs)
                .filter(ms -> ms > 0)
                .min()
                .orElse(0);
        long ended = stage.jobs().stream().mapToLong(JobView::endedMs).max().orElse(0);
        boolean good = stage.status() == StageStatus.SUCCEEDED;
        StageProgress progress = new StageProgress(
                stage.id(),
                stage.status(),
                stage.reason() == null ? "" : stage.reason(),
                commands,
                good ? commands : 0,
                started,
                0);
        return progress.over() ? progress.ended(stage.status(), stage.reason(), ended) : progress;
    }

    @Override
    public synchronized void jobQueued(LedgerEvent.JobQueued event, long atMs) {
        change(event.stageId(), StageProgress::queued);
    }

    @Override
    public synchronized void jobClaimed(LedgerEvent.JobClaimed event, long atMs) {
        change(event.stageId(), stage -> stage.claimed(atMs));
    }

    @Override
    public synchronized void stageSucceeded(LedgerEvent.StageSucceeded event, long atMs) {
        change(event.stageId(), stage -> stage.ended(StageStatus.SUCCEEDED, null, atMs));
    }

    @Override
    public synchronized void stageFailed(LedgerEvent.StageFailed event, long atMs) {
        StageStatus how = cancelled ? StageStatus.CANCELLED : StageStatus.FAILED;
        change(event.stageId(), stage -> stage.ended(how, event.reason(), atMs));
    }

    @Override
    public synchronized void runCancelled(LedgerEvent.RunCancelled event, long atMs) {
        cancelled = true;
    }

    @Override
    public synchronized void stageTakenOver(LedgerEvent.StageTakenOver event, long atMs) {
        change(event.stageId(), stage -> stage.ended(StageStatus.SUCCEEDED, null, atMs));
    }

    @Override
    public synchronized void retryDelayed(LedgerEvent.RetryDelayed event, long atMs) {
        change(event.stageId(), stage -> stage.pauses(event.reason()));
    }

    @Override
    public synchronized void stageSkipped(LedgerEvent.StageSkipped event, long atMs) {
        change(event.stageId(), stage -> stage.ended(StageStatus.SKIPPED, event.reason(), atMs));
    }

    @Override
    public synchronized void stageNeedsHuman(LedgerEvent.StageNeedsHuman event, long atMs) {
        change(event.stageId(), stage -> stage.waits(event.reason()));
    }

    @Override
    public synchronized void stageDecided(LedgerEvent.StageDecided event, long atMs) {
        if (event.answer() == Answer.APPROVED) {
            change(event.stageId(), StageProgress::approved);
        }
    }

    synchronized void commandStarted(String stageId, int index, String name) {
        change(stageId, stage -> stage.commandStarted(index, name));
    }

    synchronized void commandEnded(String stageId, int index, CommandStatus status) {
        change(stageId, stage -> stage.commandEnded(index, status));
    }

    private void change(String stageId, UnaryOperator<StageProgress> what) {
        stages.computeIfPresent(stageId, (id, stage) -> what.apply(stage));
    }

    /** Every stage in the document's order. */
    synchronized List<StageProgress> stages() {
        return List.copyOf(stages.values());
    }
}
