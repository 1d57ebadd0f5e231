package io.jenkins.plugins.intent.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A stage inside the books. Changed only by {@link Ledger#apply}. {@link #tally()} counts how its needs have
 * ended, so that an end costs one step for each stage that waits for it, however large the graph.
 */
final class StageState {
    private final StagePlan plan;
    private final int index;
    private final StageViews views;
    private final List<StageState> dependents = new ArrayList<>(2);
    private final List<JobState> jobs = new ArrayList<>(1);
    private StageStatus status = StageStatus.PENDING;
    private String reason;
    private DecisionView decision;
    private Tally tally;
    private SkipCause skippedBy;
    private boolean delayed;
    private long delayMs;
    private int failedAttempts;
    private int lostAgents;
    private long waitingSinceMs;

    /** @param views is told what changes */
    StageState(StagePlan plan, int index, StageViews views) {
        this.plan = plan;
        this.index = index;
        this.views = views;
        this.tally = new Tally(plan.needs().size(), 0, 0, 0);
    }

    void neededBy(StageState dependent) {
        dependents.add(dependent);
    }

    void needEnded(NeedOutcome outcome) {
        tally = tally.and(outcome);
    }

    /** It does not look as before, or one of its jobs does not. */
    void changed() {
        views.changed(index);
    }

    void skippedBy(SkipCause cause) {
        skippedBy = cause;
        changed();
    }

    /** The next attempt is queued only after a pause. */
    void delay(long ms, long atMs) {
        delayed = true;
        delayMs = ms;
        waitingSinceMs = atMs;
        changed();
    }

    void enter(StageStatus next, String why) {
        status = next;
        reason = why;
        delayed = false;
        changed();
    }

    void waitForPersonSince(long atMs) {
        waitingSinceMs = atMs;
        changed();
    }

    void decide(DecisionView made) {
        decision = made;
        changed();
    }

    void deliver(JobState job) {
        jobs.add(job);
        changed();
    }

    /** Forgets a delivery that no agent ever got. */
    void withdraw() {
        jobs.remove(jobs.size() - 1);
        changed();
    }

    void attemptFailed() {
        failedAttempts++;
    }

    void agentLost() {
        lostAgents++;
    }

    StagePlan plan() {
        return plan;
    }

    int index() {
        return index;
    }

    List<StageState> dependents() {
        return dependents;
    }

    StageStatus status() {
        return status;
    }

    String reason() {
        return reason;
    }

    /** How the stages that it needs have ended so far. */
    Tally tally() {
        return tally;
    }

    /** Whether it pauses before its next attempt. */
    boolean isDelayed() {
        return delayed;
    }

    long delayMs() {
        return delayMs;
    }

    int deliveries() {
        return jobs.size();
    }

    int failedAttempts() {
        return failedAttempts;
    }

    int lostAgents() {
        return lostAgents;
    }

    /** Since when a person is waited for, or it pauses, epoch milliseconds. */
    long waitingSinceMs() {
        return waitingSinceMs;
    }

    /** The n-th delivery, counted from 1. */
    Optional<JobState> job(int attempt) {
        return attempt < 1 || attempt > jobs.size() ? Optional.empty() : Optional.of(jobs.get(attempt - 1));
    }

    /** The newest delivery; there is one while the stage is queued or running. */
    JobState currentJob() {
        return jobs.get(jobs.size() - 1);
    }

    /** The first of the stages that need it of which nothing else keeps an agent, once it has succeeded. */
    Optional<StageState> followedBy() {
        for (StageState dependent : dependents) {
            if (dependent.isReadyWith(NeedOutcome.MET)) {
                return Optional.of(dependent);
            }
        }
        return Optional.empty();
    }

    private boolean isReadyWith(NeedOutcome last) {
        return status == StageStatus.PENDING
                && jobs.isEmpty()
                && !plan.isGate()
                && plan.terms().unmet() == null
                && tally.and(last).isReady(plan.terms().runWhen());
    }

    StageView view() {
        List<JobView> seen = new ArrayList<>(jobs.size());
        for (JobState job : jobs) {
            seen.add(job.view());
        }
        int handedOut = status == StageStatus.QUEUED ? seen.size() - 1 : seen.size();
        return new StageView(
                plan.id(),
                plan.kind(),
                status,
                reason,
                handedOut,
                plan.needs(),
                plan.findings(),
                decision,
                seen,
                skippedBy,
                status == StageStatus.SUCCEEDED ? plan.terms().takenFrom() : null,
                plan.terms().allowFailure(),
                answerByMs());
    }

    private Long answerByMs() {
        boolean ends = status == StageStatus.NEEDS_HUMAN && plan.isGate() && plan.gateTimeoutMs() > 0;
        return ends ? waitingSinceMs + plan.gateTimeoutMs() : null;
    }
}
