package io.jenkins.plugins.intent.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A stage inside the books. Changed only by {@link Ledger#apply}. {@link #unmet()} counts the needs that
 * have not succeeded yet, so that a success costs one step for each stage that waits for it, however
 * large the graph.
 */
final class StageState {
    private final StagePlan plan;
    private final int index;
    private final List<StageState> dependents = new ArrayList<>(2);
    private final List<JobState> jobs = new ArrayList<>(1);
    private StageStatus status = StageStatus.PENDING;
    private String reason;
    private DecisionView decision;
    private int unmet;
    private int failedAttempts;
    private int lostAgents;
    private long waitingSinceMs;

    StageState(StagePlan plan, int index) {
        this.plan = plan;
        this.index = index;
        this.unmet = plan.needs().size();
    }

    void neededBy(StageState dependent) {
        dependents.add(dependent);
    }

    void needMet() {
        unmet--;
    }

    void enter(StageStatus next, String why) {
        status = next;
        reason = why;
    }

    void waitForPersonSince(long atMs) {
        waitingSinceMs = atMs;
    }

    void decide(DecisionView made) {
        decision = made;
    }

    void deliver(JobState job) {
        jobs.add(job);
    }

    /** Forgets a delivery that no agent ever got. */
    void withdraw() {
        jobs.remove(jobs.size() - 1);
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

    int unmet() {
        return unmet;
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

    /** Since when a person is waited for, epoch milliseconds. */
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

    StageView view() {
        List<JobView> views = jobs.stream().map(JobState::view).toList();
        int handedOut = status == StageStatus.QUEUED ? views.size() - 1 : views.size();
        return new StageView(
                plan.id(), plan.kind(), status, reason, handedOut, plan.needs(), plan.findings(), decision, views);
    }
}
