package io.jenkins.plugins.intent.ledger;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What follows from what happened: reads the ledger, changes nothing, and answers with the events of
 * one transaction. Each instance decides one call.
 */
final class Decisions {
    private final Ledger ledger;
    private final List<LedgerEvent> events = new ArrayList<>();
    /** Stages queued, running or waiting for a person, as it will be after {@link #events}. */
    private int open;

    /** Why the run fails, once it does. */
    private String failure;

    private Decisions(Ledger ledger) {
        this.ledger = ledger;
        this.open = ledger.count(StageStatus.QUEUED)
                + ledger.count(StageStatus.RUNNING)
                + ledger.count(StageStatus.NEEDS_HUMAN);
        this.failure = ledger.firstFailed()
                .map(stage -> Reasons.failed(stage.plan(), stage.reason()))
                .orElse(null);
    }

    /** Everything that can start is queued; gates without needs and blocked stages wait for a person. */
    static List<LedgerEvent> start(Ledger ledger) {
        Decisions decisions = new Decisions(ledger);
        for (StageState stage : ledger.stages()) {
            if (stage.plan().blocked()) {
                decisions.events.add(
                        new LedgerEvent.StageNeedsHuman(stage.plan().id(), Reasons.blocked(stage.plan())));
            } else if (stage.unmet() == 0) {
                decisions.becomesReady(stage);
            }
        }
        return decisions.events;
    }

    static List<LedgerEvent> claim(JobState job, String agent, String token) {
        return List.of(new LedgerEvent.JobClaimed(job.stage().plan().id(), job.id(), agent, token));
    }

    static List<LedgerEvent> complete(Ledger ledger, JobState job, JobOutcome outcome) {
        Decisions decisions = new Decisions(ledger);
        StageState stage = job.stage();
        decisions.events.add(new LedgerEvent.JobCompleted(
                stage.plan().id(), job.id(), outcome.succeeded(), outcome.reason(), outcome.manifest()));
        if (outcome.succeeded()) {
            decisions.succeeds(stage);
        } else if (stage.failedAttempts() + 1 < stage.plan().maxAttempts()) {
            decisions.events.add(nextDelivery(stage));
        } else {
            decisions.fails(stage, Reasons.of(outcome));
        }
        return decisions.closed();
    }

    static LedgerEvent refuse(String jobId) {
        return new LedgerEvent.CompletionRefused(Reasons.shortened(jobId), "the token does not hold this job");
    }

    static List<LedgerEvent> expire(Ledger ledger, JobState job, String lost, int maxLostAgents) {
        Decisions decisions = new Decisions(ledger);
        StageState stage = job.stage();
        decisions.events.add(new LedgerEvent.JobExpired(stage.plan().id(), job.id(), lost));
        int lostAgents = stage.lostAgents() + 1;
        if (lostAgents <= maxLostAgents) {
            decisions.events.add(nextDelivery(stage));
        } else {
            decisions.fails(stage, lostAgents + " agents were lost while they held this stage; the last: " + lost);
        }
        return decisions.closed();
    }

    static List<LedgerEvent> approve(Ledger ledger, StageState stage, String by, String reason) {
        Decisions decisions = new Decisions(ledger);
        decisions.events.add(new LedgerEvent.StageDecided(stage.plan().id(), Answer.APPROVED, by, reason));
        if (stage.plan().isGate()) {
            decisions.succeeds(stage);
        } else {
            decisions.open--;
            if (stage.unmet() == 0) {
                decisions.becomesReady(stage);
            }
        }
        return decisions.closed();
    }

    static List<LedgerEvent> reject(Ledger ledger, StageState stage, String by, String reason) {
        Decisions decisions = new Decisions(ledger);
        decisions.events.add(new LedgerEvent.StageDecided(stage.plan().id(), Answer.REJECTED, by, reason));
        decisions.fails(stage, Reasons.by("rejected", by, reason));
        return decisions.closed();
    }

    static List<LedgerEvent> gateTimedOut(Ledger ledger, StageState stage) {
        Decisions decisions = new Decisions(ledger);
        decisions.fails(stage, Reasons.timedOut(stage.plan()));
        return decisions.closed();
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
                case PENDING, QUEUED, NEEDS_HUMAN -> events.add(new LedgerEvent.StageSkipped(id, why));
                default -> {}
            }
        }
        events.add(new LedgerEvent.RunEnded(RunStatus.CANCELLED, why));
        return events;
    }

    private void succeeds(StageState stage) {
        events.add(new LedgerEvent.StageSucceeded(stage.plan().id()));
        open--;
        for (StageState dependent : stage.dependents()) {
            if (dependent.unmet() == 1 && dependent.status() == StageStatus.PENDING) {
                becomesReady(dependent);
            }
        }
    }

    private void fails(StageState stage, String reason) {
        events.add(new LedgerEvent.StageFailed(stage.plan().id(), reason));
        open--;
        failure = failure == null ? Reasons.failed(stage.plan(), reason) : failure;
        String why = "not run, because stage " + stage.plan().id() + " failed";
        Set<StageState> seen = new HashSet<>();
        Deque<StageState> below = new ArrayDeque<>(stage.dependents());
        while (!below.isEmpty()) {
            StageState next = below.remove();
            boolean waits = next.status() == StageStatus.NEEDS_HUMAN;
            if ((waits || next.status() == StageStatus.PENDING) && seen.add(next)) {
                events.add(new LedgerEvent.StageSkipped(next.plan().id(), why));
                open -= waits ? 1 : 0;
                below.addAll(next.dependents());
            }
        }
    }

    private void becomesReady(StageState stage) {
        open++;
        events.add(
                stage.plan().isGate()
                        ? new LedgerEvent.StageNeedsHuman(stage.plan().id(), Reasons.waitsFor(stage.plan()))
                        : nextDelivery(stage));
    }

    private static LedgerEvent nextDelivery(StageState stage) {
        int attempt = stage.deliveries() + 1;
        return new LedgerEvent.JobQueued(
                stage.plan().id(), JobState.id(stage.plan().id(), attempt), attempt);
    }

    private List<LedgerEvent> closed() {
        if (open == 0) {
            events.add(new LedgerEvent.RunEnded(failure == null ? RunStatus.SUCCEEDED : RunStatus.FAILED, failure));
        }
        return events;
    }
}
