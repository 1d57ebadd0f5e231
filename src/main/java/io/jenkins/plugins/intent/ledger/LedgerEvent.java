package io.jenkins.plugins.intent.ledger;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Objects;

/**
 * What can happen in a run: one line each in the journal. The state of a run is the fold of its events
 * and nothing else. Renewals of leases are not events: they live in memory, and a restart gives every
 * running job one lease period instead.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = LedgerEvent.RunStarted.class, name = "run_started"),
    @JsonSubTypes.Type(value = LedgerEvent.JobQueued.class, name = "job_queued"),
    @JsonSubTypes.Type(value = LedgerEvent.JobClaimed.class, name = "job_claimed"),
    @JsonSubTypes.Type(value = LedgerEvent.JobCompleted.class, name = "job_completed"),
    @JsonSubTypes.Type(value = LedgerEvent.CompletionRefused.class, name = "completion_refused"),
    @JsonSubTypes.Type(value = LedgerEvent.JobExpired.class, name = "job_expired"),
    @JsonSubTypes.Type(value = LedgerEvent.JobCancelled.class, name = "job_cancelled"),
    @JsonSubTypes.Type(value = LedgerEvent.StageSucceeded.class, name = "stage_succeeded"),
    @JsonSubTypes.Type(value = LedgerEvent.StageFailed.class, name = "stage_failed"),
    @JsonSubTypes.Type(value = LedgerEvent.StageSkipped.class, name = "stage_skipped"),
    @JsonSubTypes.Type(value = LedgerEvent.StageNeedsHuman.class, name = "stage_needs_human"),
    @JsonSubTypes.Type(value = LedgerEvent.StageDecided.class, name = "stage_decided"),
    @JsonSubTypes.Type(value = LedgerEvent.RunCancelled.class, name = "run_cancelled"),
    @JsonSubTypes.Type(value = LedgerEvent.RunEnded.class, name = "run_ended")
})
public sealed interface LedgerEvent {
    /** Always the first event. */
    record RunStarted(int formatVersion, RunPlan plan) implements LedgerEvent {
        public RunStarted {
            Objects.requireNonNull(plan, "plan");
        }
    }

    /** A delivery of a stage waits for an agent. */
    record JobQueued(String stageId, String jobId, int attempt) implements LedgerEvent {}

    /** An agent got the job; whoever has the token speaks for it. */
    record JobClaimed(String stageId, String jobId, String agent, String token) implements LedgerEvent {
        public JobClaimed {
            Objects.requireNonNull(agent, "agent");
            Objects.requireNonNull(token, "token");
        }
    }

    /** The agent reported how the job ended. What follows for the stage is an event of its own. */
    record JobCompleted(String stageId, String jobId, boolean succeeded, String reason, String manifest)
            implements LedgerEvent {}

    /** A report by a token that does not hold the job. Changes nothing. */
    record CompletionRefused(String jobId, String reason) implements LedgerEvent {}

    /** The agent was not heard of within its lease. */
    record JobExpired(String stageId, String jobId, String reason) implements LedgerEvent {}

    /** The run was cancelled while an agent held the job. */
    record JobCancelled(String stageId, String jobId) implements LedgerEvent {}

    record StageSucceeded(String stageId) implements LedgerEvent {}

    record StageFailed(String stageId, String reason) implements LedgerEvent {}

    record StageSkipped(String stageId, String reason) implements LedgerEvent {}

    /** The stage waits for a person, at a gate or because the policy blocks it. */
    record StageNeedsHuman(String stageId, String reason) implements LedgerEvent {}

    /** A person answered. */
    record StageDecided(String stageId, boolean approved, String by, String reason) implements LedgerEvent {}

    /** Somebody stopped the run. */
    record RunCancelled(String by, String reason) implements LedgerEvent {}

    /** Nothing is left to run or to decide. */
    record RunEnded(RunStatus status, String reason) implements LedgerEvent {
        public RunEnded {
            Objects.requireNonNull(status, "status");
        }
    }
}
