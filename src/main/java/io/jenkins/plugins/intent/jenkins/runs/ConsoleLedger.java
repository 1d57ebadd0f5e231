package io.jenkins.plugins.intent.jenkins.runs;

import hudson.console.HyperlinkNote;
import io.jenkins.plugins.intent.ledger.LedgerEvent;
import io.jenkins.plugins.intent.ledger.LedgerListener;
import io.jenkins.plugins.intent.model.Gate;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Tells the build's console of a run: one line when a stage starts, one when it ends. */
final class ConsoleLedger implements LedgerListener {
    private final RunParts run;
    private final Map<String, Long> startedMs = new ConcurrentHashMap<>();
    private final Map<String, Integer> deliveries = new ConcurrentHashMap<>();

    ConsoleLedger(RunParts run) {
        this.run = run;
    }

    @Override
    public void happened(LedgerEvent event, long atMs) {
        RunConsole console = run.console();
        if (event instanceof LedgerEvent.JobQueued queued) {
            deliveries.put(queued.stageId(), queued.attempt());
        } else if (event instanceof LedgerEvent.JobClaimed claimed) {
            startedMs.put(claimed.stageId(), atMs);
            int attempt = deliveries.getOrDefault(claimed.stageId(), 1);
            console.say(
                    claimed.stageId(),
                    "started on " + claimed.agent() + (attempt > 1 ? " (attempt " + attempt + ")" : ""));
        } else if (event instanceof LedgerEvent.JobCompleted completed && !completed.succeeded()) {
            console.say(completed.stageId(), "attempt failed: " + completed.reason());
        } else if (event instanceof LedgerEvent.JobExpired expired) {
            console.say(expired.stageId(), "agent lost: " + expired.reason());
        } else if (event instanceof LedgerEvent.StageSucceeded succeeded) {
            console.say(succeeded.stageId(), "succeeded" + after(succeeded.stageId(), atMs));
        } else if (event instanceof LedgerEvent.StageFailed failed) {
            console.say(failed.stageId(), "failed" + after(failed.stageId(), atMs) + ": " + failed.reason());
        } else if (event instanceof LedgerEvent.StageSkipped skipped) {
            console.say(skipped.stageId(), "skipped: " + skipped.reason());
        } else if (event instanceof LedgerEvent.StageNeedsHuman waits) {
            console.say(waits.stageId(), "waits for a person: " + question(waits) + "  " + link());
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

    private String question(LedgerEvent.StageNeedsHuman waits) {
        return run.document()
                .intent()
                .workflow()
                .stage(waits.stageId())
                .flatMap(stage -> stage.gate())
                .map(Gate::message)
                .orElse(waits.reason());
    }

    private String link() {
        return HyperlinkNote.encodeTo("/" + run.build().getUrl() + run.key() + "/", "open the run");
    }

    private String after(String stage, long atMs) {
        Long from = startedMs.get(stage);
        return from == null ? "" : String.format(Locale.ROOT, " in %.1f s", (atMs - from) / 1000.0);
    }
}
