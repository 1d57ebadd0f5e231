package io.jenkins.plugins.intent.cli;

import io.jenkins.plugins.intent.exec.CommandStatus;
import io.jenkins.plugins.intent.ledger.JobView;
import io.jenkins.plugins.intent.ledger.LedgerEvent;
import io.jenkins.plugins.intent.ledger.RunView;
import io.jenkins.plugins.intent.ledger.StageStatus;
import io.jenkins.plugins.intent.ledger.StageView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** All stages of a run as the screen shows them, kept up to date by what is heard. Thread-safe. */
final class RunProgress {
    private final Map<String, StageProgress> stages = new LinkedHashMap<>();

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

    synchronized void happened(LedgerEvent event, long atMs) {
        if (event instanceof LedgerEvent.JobQueued queued) {
            change(queued.stageId(), StageProgress::queued);
        } else if (event instanceof LedgerEvent.JobClaimed claimed) {
            change(claimed.stageId(), stage -> stage.claimed(atMs));
        } else if (event instanceof LedgerEvent.StageSucceeded succeeded) {
            change(succeeded.stageId(), stage -> stage.ended(StageStatus.SUCCEEDED, null, atMs));
        } else if (event instanceof LedgerEvent.StageFailed failed) {
            change(failed.stageId(), stage -> stage.ended(StageStatus.FAILED, failed.reason(), atMs));
        } else if (event instanceof LedgerEvent.StageSkipped skipped) {
            change(skipped.stageId(), stage -> stage.ended(StageStatus.SKIPPED, skipped.reason(), atMs));
        } else if (event instanceof LedgerEvent.StageNeedsHuman waiting) {
            change(waiting.stageId(), stage -> stage.waits(waiting.reason()));
        } else if (event instanceof LedgerEvent.StageDecided decided && decided.approved()) {
            change(decided.stageId(), StageProgress::approved);
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
