package io.jenkins.plugins.intent.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What follows from what happened: reads the ledger, changes nothing, and answers with the events of
 * one transaction. Each call decides one.
 */
final class Decisions {
    private Decisions() {}

    /**
     * Everything that can start is queued; gates without needs and blocked stages wait for a person. What
     * nobody asked for is skipped, and what another run has done is taken over.
     */
    static List<LedgerEvent> start(Ledger ledger) {
        Consequences consequences = new Consequences(ledger);
        ledger.stages().forEach(consequences::begin);
        return consequences.closed();
    }

    static List<LedgerEvent> claim(JobState job, String agent, String token) {
        return List.of(new LedgerEvent.JobClaimed(job.stage().plan().id(), job.id(), agent, token));
    }

    static List<LedgerEvent> complete(Ledger ledger, JobState job, JobOutcome outcome) {
        Consequences consequences = new Consequences(ledger);
        StageState stage = job.stage();
        consequences.add(new LedgerEvent.JobCompleted(
                stage.plan().id(), job.id(), outcome.succeeded(), outcome.reason(), outcome.manifest()));
        switch (outcome.ending()) {
            case UNMET -> consequences.skips(stage, SkipCause.CONDITION, outcome.reason());
            case SUCCEEDED -> consequences.succeeds(stage);
            case FAILED -> failed(consequences, stage, Reasons.of(outcome));
        }
        return consequences.closed();
    }

    private static void failed(Consequences consequences, StageState stage, String reason) {
        if (stage.failedAttempts() + 1 < stage.plan().maxAttempts()) {
            consequences.triesAgain(stage, reason);
        } else {
            consequences.fails(stage, reason);
        }
    }

    /** @param job the job that the report is about; empty when there is none, or the token was never for it */
    static LedgerEvent refuse(String jobId, Optional<JobState> job, JobOutcome outcome) {
        boolean cancelled =
                job.filter(known -> known.status() == JobStatus.CANCELLED).isPresent();
        return new LedgerEvent.CompletionRefused(
                Reasons.shortened(jobId),
                cancelled ? "the job was cancelled before" : "the token does not hold this job",
                cancelled ? outcome.manifest() : null);
    }

    static List<LedgerEvent> expire(Ledger ledger, JobState job, String lost, int maxLostAgents) {
        Consequences consequences = new Consequences(ledger);
        StageState stage = job.stage();
        consequences.add(new LedgerEvent.JobExpired(stage.plan().id(), job.id(), lost));
        int lostAgents = stage.lostAgents() + 1;
        if (lostAgents <= maxLostAgents) {
            consequences.add(Consequences.nextDelivery(stage));
        } else {
            consequences.fails(stage, lostAgents + " agents were lost while they held this stage; the last: " + lost);
        }
        return consequences.closed();
    }

    /** The pause before the next attempt is over. */
    static List<LedgerEvent> retry(StageState stage) {
        return List.of(Consequences.nextDelivery(stage));
    }

    static List<LedgerEvent> approve(Ledger ledger, StageState stage, String by, String reason) {
        Consequences consequences = new Consequences(ledger);
        consequences.add(new LedgerEvent.StageDecided(stage.plan().id(), Answer.APPROVED, by, reason));
        if (stage.plan().isGate()) {
            consequences.succeeds(stage);
        } else {
            consequences.unblocked(stage);
        }
        return consequences.closed();
    }

    static List<LedgerEvent> reject(Ledger ledger, StageState stage, String by, String reason) {
        Consequences consequences = new Consequences(ledger);
        consequences.add(new LedgerEvent.StageDecided(stage.plan().id(), Answer.REJECTED, by, reason));
        consequences.refused(stage, Reasons.by("rejected", by, reason));
        return consequences.closed();
    }

    static List<LedgerEvent> gateTimedOut(Ledger ledger, StageState stage) {
        Consequences consequences = new Consequences(ledger);
        consequences.refused(stage, Reasons.timedOut(stage.plan()));
        return consequences.closed();
    }

    static List<LedgerEvent> cancel(Ledger ledger, String by, String reason) {
        List<LedgerEvent> events = new ArrayList<>();
        String why = Reasons.by("cancelled", by, reason);
        events.add(new LedgerEvent.RunCancelled(by, reason));
        for (StageState stage : ledger.stages()) {
            String id = stage.plan().id();
            switch (stage.status()) {
                case RUNNING -> {
                    events.add(
                            new LedgerEvent.JobCancelled(id, stage.currentJob().id()));
                    events.add(new LedgerEvent.StageFailed(id, why));
                }
                case PENDING ->
                    events.add(
                            stage.isDelayed()
                                    ? new LedgerEvent.StageFailed(id, why)
                                    : new LedgerEvent.StageSkipped(id, SkipCause.CANCELLED, why));
                case QUEUED, NEEDS_HUMAN -> events.add(new LedgerEvent.StageSkipped(id, SkipCause.CANCELLED, why));
                default -> {}
            }
        }
        events.add(new LedgerEvent.RunEnded(RunStatus.CANCELLED, why));
        return events;
    }
}
