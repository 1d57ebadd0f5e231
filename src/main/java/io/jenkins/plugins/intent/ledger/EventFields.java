package io.jenkins.plugins.intent.ledger;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the journal keeps of each event beside its kind: fields by name, in order; what is null is left out. */
final class EventFields implements LedgerEvent.Visitor<Map<String, Object>> {
    @Override
    public Map<String, Object> runStarted(LedgerEvent.RunStarted event) {
        return fields("format_version", event.formatVersion(), "plan", event.plan());
    }

    @Override
    public Map<String, Object> jobQueued(LedgerEvent.JobQueued event) {
        return fields("stage_id", event.stageId(), "job_id", event.jobId(), "attempt", event.attempt());
    }

    @Override
    public Map<String, Object> jobClaimed(LedgerEvent.JobClaimed event) {
        return fields(
                "stage_id", event.stageId(), "job_id", event.jobId(), "agent", event.agent(), "token", event.token());
    }

    @Override
    public Map<String, Object> jobCompleted(LedgerEvent.JobCompleted event) {
        return fields(
                "stage_id",
                event.stageId(),
                "job_id",
                event.jobId(),
                "succeeded",
                event.succeeded(),
                "reason",
                event.reason(),
                "manifest",
                event.manifest());
    }

    @Override
    public Map<String, Object> completionRefused(LedgerEvent.CompletionRefused event) {
        return fields("job_id", event.jobId(), "reason", event.reason(), "manifest", event.manifest());
    }

    @Override
    public Map<String, Object> jobExpired(LedgerEvent.JobExpired event) {
        return fields("stage_id", event.stageId(), "job_id", event.jobId(), "reason", event.reason());
    }

    @Override
    public Map<String, Object> jobCancelled(LedgerEvent.JobCancelled event) {
        return fields("stage_id", event.stageId(), "job_id", event.jobId());
    }

    @Override
    public Map<String, Object> stageSucceeded(LedgerEvent.StageSucceeded event) {
        return fields("stage_id", event.stageId());
    }

    @Override
    public Map<String, Object> stageFailed(LedgerEvent.StageFailed event) {
        return fields("stage_id", event.stageId(), "reason", event.reason());
    }

    @Override
    public Map<String, Object> stageSkipped(LedgerEvent.StageSkipped event) {
        return fields("stage_id", event.stageId(), "cause", event.cause().text(), "reason", event.reason());
    }

    @Override
    public Map<String, Object> stageTakenOver(LedgerEvent.StageTakenOver event) {
        return fields("stage_id", event.stageId(), "from_run", event.fromRun());
    }

    @Override
    public Map<String, Object> retryDelayed(LedgerEvent.RetryDelayed event) {
        return fields("stage_id", event.stageId(), "delay_ms", event.delayMs(), "reason", event.reason());
    }

    @Override
    public Map<String, Object> stageNeedsHuman(LedgerEvent.StageNeedsHuman event) {
        return fields("stage_id", event.stageId(), "reason", event.reason());
    }

    @Override
    public Map<String, Object> stageDecided(LedgerEvent.StageDecided event) {
        boolean approved = event.answer() == Answer.APPROVED;
        return fields("stage_id", event.stageId(), "approved", approved, "by", event.by(), "reason", event.reason());
    }

    @Override
    public Map<String, Object> runCancelled(LedgerEvent.RunCancelled event) {
        return fields("by", event.by(), "reason", event.reason());
    }

    @Override
    public Map<String, Object> runEnded(LedgerEvent.RunEnded event) {
        return fields("status", event.status().text(), "reason", event.reason());
    }

    private static Map<String, Object> fields(Object... namesAndValues) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (namesAndValues[i + 1] != null) {
                fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
            }
        }
        return fields;
    }
}
