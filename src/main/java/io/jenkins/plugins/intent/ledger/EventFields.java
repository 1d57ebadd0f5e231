package io.jenkins.plugins.intent.ledger;

/** What the journal keeps of each event beside its kind: names of fields, each with its value, in order; null for none. */
final class EventFields implements LedgerEvent.Visitor<Object[]> {
    @Override
    public Object[] runStarted(LedgerEvent.RunStarted event) {
        return new Object[] {"format_version", event.formatVersion(), "plan", event.plan()};
    }

    @Override
    public Object[] jobQueued(LedgerEvent.JobQueued event) {
        return new Object[] {"stage_id", event.stageId(), "job_id", event.jobId(), "attempt", event.attempt()};
    }

    @Override
    public Object[] jobClaimed(LedgerEvent.JobClaimed event) {
        return new Object[] {
            "stage_id", event.stageId(), "job_id", event.jobId(), "agent", event.agent(), "token", event.token()
        };
    }

    @Override
    public Object[] jobCompleted(LedgerEvent.JobCompleted event) {
        return new Object[] {
            "stage_id",
            event.stageId(),
            "job_id",
            event.jobId(),
            "succeeded",
            event.succeeded(),
            "reason",
            event.reason(),
            "manifest",
            event.manifest()
        };
    }

    @Override
    public Object[] completionRefused(LedgerEvent.CompletionRefused event) {
        return new Object[] {"job_id", event.jobId(), "reason", event.reason(), "manifest", event.manifest()};
    }

    @Override
    public Object[] jobExpired(LedgerEvent.JobExpired event) {
        return new Object[] {"stage_id", event.stageId(), "job_id", event.jobId(), "reason", event.reason()};
    }

    @Override
    public Object[] jobCancelled(LedgerEvent.JobCancelled event) {
        return new Object[] {"stage_id", event.stageId(), "job_id", event.jobId()};
    }

    @Override
    public Object[] stageSucceeded(LedgerEvent.StageSucceeded event) {
        return new Object[] {"stage_id", event.stageId()};
    }

    @Override
    public Object[] stageFailed(LedgerEvent.StageFailed event) {
        return new Object[] {"stage_id", event.stageId(), "reason", event.reason()};
    }

    @Override
    public Object[] stageSkipped(LedgerEvent.StageSkipped event) {
        return new Object[] {"stage_id", event.stageId(), "cause", event.cause().text(), "reason", event.reason()};
    }

    @Override
    public Object[] stageTakenOver(LedgerEvent.StageTakenOver event) {
        return new Object[] {"stage_id", event.stageId(), "from_run", event.fromRun()};
    }

    @Override
    public Object[] retryDelayed(LedgerEvent.RetryDelayed event) {
        return new Object[] {"stage_id", event.stageId(), "delay_ms", event.delayMs(), "reason", event.reason()};
    }

    @Override
    public Object[] stageNeedsHuman(LedgerEvent.StageNeedsHuman event) {
        return new Object[] {"stage_id", event.stageId(), "reason", event.reason()};
    }

    @Override
    public Object[] stageDecided(LedgerEvent.StageDecided event) {
        boolean approved = event.answer() == Answer.APPROVED;
        return new Object[] {
            "stage_id", event.stageId(), "approved", approved, "by", event.by(), "reason", event.reason()
        };
    }

    @Override
    public Object[] runCancelled(LedgerEvent.RunCancelled event) {
        return new Object[] {"by", event.by(), "reason", event.reason()};
    }

    @Override
    public Object[] runEnded(LedgerEvent.RunEnded event) {
        return new Object[] {"status", event.status().text(), "reason", event.reason()};
    }
}
