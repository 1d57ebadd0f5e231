package io.jenkins.plugins.intent.ledger;

import java.util.Objects;

/**
 * What can happen in a run: one line each in the journal. The state of a run is the fold of its events
 * and nothing else. Renewals of leases are not events: they live in memory, and a restart gives every
 * running job one lease period instead.
 */
public sealed interface LedgerEvent {
    /** What it is called in the journal. */
    EventKind kind();

    /** Asks {@code visitor} what it makes of this event. */
    <R> R accept(Visitor<R> visitor);

    /**
     * Answers for each kind of event. Whoever must not miss one implements this, so that a new event
     * does not compile until it has an answer; whoever cares for a few is a {@link LedgerFollower}.
     */
    interface Visitor<R> {
        R runStarted(RunStarted event);

        R jobQueued(JobQueued event);

        R jobClaimed(JobClaimed event);

        R jobCompleted(JobCompleted event);

        R completionRefused(CompletionRefused event);

        R jobExpired(JobExpired event);

        R jobCancelled(JobCancelled event);

        R stageSucceeded(StageSucceeded event);

        R stageFailed(StageFailed event);

        R stageSkipped(StageSkipped event);

        R stageTakenOver(StageTakenOver event);

        R retryDelayed(RetryDelayed event);

        R stageNeedsHuman(StageNeedsHuman event);

        R stageDecided(StageDecided event);

        R runCancelled(RunCancelled event);

        R runEnded(RunEnded event);
    }

    /** Always the first event. */
    record RunStarted(int formatVersion, RunPlan plan) implements LedgerEvent {
        public RunStarted {
            Objects.requireNonNull(plan, "plan");
        }

        @Override
        public EventKind kind() {
            return EventKind.RUN_STARTED;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.runStarted(this);
        }
    }

    /** A delivery of a stage waits for an agent. */
    record JobQueued(String stageId, String jobId, int attempt) implements LedgerEvent {
        public JobQueued {
            Objects.requireNonNull(jobId, "job_id");
        }

        @Override
        public EventKind kind() {
            return EventKind.JOB_QUEUED;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.jobQueued(this);
        }
    }

    /** An agent got the job; whoever has the token speaks for it. */
    record JobClaimed(String stageId, String jobId, String agent, String token) implements LedgerEvent {
        public JobClaimed {
            Objects.requireNonNull(agent, "agent");
            Objects.requireNonNull(token, "token");
        }

        @Override
        public EventKind kind() {
            return EventKind.JOB_CLAIMED;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.jobClaimed(this);
        }
    }

    /** The agent reported how the job ended. What follows for the stage is an event of its own. */
    record JobCompleted(String stageId, String jobId, boolean succeeded, String reason, String manifest)
            implements LedgerEvent {
        @Override
        public EventKind kind() {
            return EventKind.JOB_COMPLETED;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.jobCompleted(this);
        }
    }

    /**
     * A report by a token that does not hold the job. Changes nothing of how anything ended.
     *
     * @param manifest path of the manifest of a job that was cancelled: what it had done until then is
     *     kept; null for any other
     */
    record CompletionRefused(String jobId, String reason, String manifest) implements LedgerEvent {
        @Override
        public EventKind kind() {
            return EventKind.COMPLETION_REFUSED;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.completionRefused(this);
        }
    }

    /** The agent was not heard of within its lease. */
    record JobExpired(String stageId, String jobId, String reason) implements LedgerEvent {
        @Override
        public EventKind kind() {
            return EventKind.JOB_EXPIRED;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.jobExpired(this);
        }
    }

    /** The run was cancelled while an agent held the job. */
    record JobCancelled(String stageId, String jobId) implements LedgerEvent {
        @Override
        public EventKind kind() {
            return EventKind.JOB_CANCELLED;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.jobCancelled(this);
        }
    }

    record StageSucceeded(String stageId) implements LedgerEvent {
        @Override
        public EventKind kind() {
            return EventKind.STAGE_SUCCEEDED;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.stageSucceeded(this);
        }
    }

    record StageFailed(String stageId, String reason) implements LedgerEvent {
        @Override
        public EventKind kind() {
            return EventKind.STAGE_FAILED;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.stageFailed(this);
        }
    }

    /** The stage will not be run, for this cause. */
    record StageSkipped(String stageId, SkipCause cause, String reason) implements LedgerEvent {
        public StageSkipped {
            Objects.requireNonNull(cause, "cause");
        }

        @Override
        public EventKind kind() {
            return EventKind.STAGE_SKIPPED;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.stageSkipped(this);
        }
    }

    /** The stage had succeeded in another run, whose results count for this one. */
    record StageTakenOver(String stageId, String fromRun) implements LedgerEvent {
        public StageTakenOver {
            Objects.requireNonNull(fromRun, "from_run");
        }

        @Override
        public EventKind kind() {
            return EventKind.STAGE_TAKEN_OVER;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.stageTakenOver(this);
        }
    }

    /** The next attempt of the stage is queued after a pause. */
    record RetryDelayed(String stageId, long delayMs, String reason) implements LedgerEvent {
        @Override
        public EventKind kind() {
            return EventKind.RETRY_DELAYED;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.retryDelayed(this);
        }
    }

    /** The stage waits for a person, at a gate or because the policy blocks it. */
    record StageNeedsHuman(String stageId, String reason) implements LedgerEvent {
        @Override
        public EventKind kind() {
            return EventKind.STAGE_NEEDS_HUMAN;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.stageNeedsHuman(this);
        }
    }

    /** A person answered. */
    record StageDecided(String stageId, Answer answer, String by, String reason) implements LedgerEvent {
        @Override
        public EventKind kind() {
            return EventKind.STAGE_DECIDED;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.stageDecided(this);
        }
    }

    /** Somebody stopped the run. */
    record RunCancelled(String by, String reason) implements LedgerEvent {
        @Override
        public EventKind kind() {
            return EventKind.RUN_CANCELLED;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.runCancelled(this);
        }
    }

    /** Nothing is left to run or to decide. */
    record RunEnded(RunStatus status, String reason) implements LedgerEvent {
        public RunEnded {
            Objects.requireNonNull(status, "status");
        }

        @Override
        public EventKind kind() {
            return EventKind.RUN_ENDED;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.runEnded(this);
        }
    }
}
