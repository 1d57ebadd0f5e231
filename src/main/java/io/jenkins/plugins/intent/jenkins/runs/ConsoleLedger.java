package io.jenkins.plugins.intent.jenkins.runs;

import hudson.console.HyperlinkNote;
import io.jenkins.plugins.intent.ledger.FindingView;
import io.jenkins.plugins.intent.ledger.LedgerEvent;
import io.jenkins.plugins.intent.ledger.LedgerListener;
import io.jenkins.plugins.intent.ledger.RunView;
import io.jenkins.plugins.intent.ledger.StageStatus;
import io.jenkins.plugins.intent.ledger.StageView;
import io.jenkins.plugins.intent.model.Gate;
import io.jenkins.plugins.intent.model.Stage;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Tells the build's console of a run: one line when a stage starts, one when it ends. */
final class ConsoleLedger implements LedgerListener {
    private final RunParts run;
    private final Map<String, Long> startedMs = new ConcurrentHashMap<>();
    private final Map<String, Integer> deliveries = new ConcurrentHashMap<>();
    private final Map<String, String> failures = new ConcurrentHashMap<>();

    ConsoleLedger(RunParts run) {
        this.run = run;
    }

    /** What there is to say before anything has happened: what the policy found. */
    void begin(RunView view) {
        for (StageView stage : view.stages()) {
            for (FindingView finding : stage.findings()) {
                run.console()
                        .announce(
                                stage.id(),
                                finding.decision() + " (" + finding.rule() + ") " + finding.pointer() + ": "
                                        + finding.message());
            }
        }
        waiting(view);
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
        run.console().say(stage, "waits for a person: " + question(stage, reason));
        Invitation.lines(run.build().getUrl() + run.key() + "/", stage, approvers(stage))
                .forEach(line -> run.console().say(stage, line));
    }

    @Override
    public void happened(LedgerEvent event, long atMs) {
        RunConsole console = run.console();
        if (event instanceof LedgerEvent.JobQueued queued) {
            deliveries.put(queued.stageId(), queued.attempt());
            String failure = failures.remove(queued.stageId());
            if (failure != null) {
                console.say(queued.stageId(), "failed, and is tried again: " + failure);
            }
        } else if (event instanceof LedgerEvent.JobClaimed claimed) {
            startedMs.put(claimed.stageId(), atMs);
            int attempt = deliveries.getOrDefault(claimed.stageId(), 1);
            console.say(
                    claimed.stageId(),
                    "started on " + claimed.agent() + (attempt > 1 ? " (attempt " + attempt + ")" : ""));
        } else if (event instanceof LedgerEvent.JobCompleted completed && !completed.succeeded()) {
            failures.put(completed.stageId(), String.valueOf(completed.reason()));
        } else if (event instanceof LedgerEvent.JobExpired expired) {
            console.say(expired.stageId(), "agent lost: " + expired.reason());
        } else if (event instanceof LedgerEvent.StageSucceeded succeeded) {
            console.say(succeeded.stageId(), "succeeded" + after(succeeded.stageId(), atMs));
        } else if (event instanceof LedgerEvent.StageFailed failed) {
            console.say(failed.stageId(), "failed" + after(failed.stageId(), atMs) + ": " + failed.reason());
        } else if (event instanceof LedgerEvent.StageSkipped skipped) {
            console.say(skipped.stageId(), "skipped: " + skipped.reason());
        } else if (event instanceof LedgerEvent.StageNeedsHuman waits) {
            waits(waits.stageId(), waits.reason());
        } else if (event instanceof LedgerEvent.StageDecided decided) {
            console.say(
                    decided.stageId(),
                    (decided.approved() ? "approved by " : "rejected by ") + decided.by() + ": " + decided.reason());
        } else if (event instanceof LedgerEvent.RunCancelled cancelled) {
            console.say("cancelled by " + cancelled.by() + ": " + cancelled.reason());
        } else if (event instanceof LedgerEvent.RunEnded ended) {
            console.say("run " + ended.status().text() + (ended.reason() == null ? "" : ": " + ended.reason()) + "  "
                    + link());
        }
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
        return run.books().plan().stages().stream()
                .filter(plan -> plan.id().equals(stage))
                .flatMap(plan -> plan.approvers().stream())
                .toList();
    }

    private String link() {
        return HyperlinkNote.encodeTo("/" + run.build().getUrl() + run.key() + "/", "open the run");
    }

    private String after(String stage, long atMs) {
        Long from = startedMs.get(stage);
        return from == null ? "" : String.format(Locale.ROOT, " in %.1f s", (atMs - from) / 1000.0);
    }
}
