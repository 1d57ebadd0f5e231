package io.jenkins.plugins.intent.ledger;

import java.util.Objects;

/**
 * What can happen in a run: one line each in the journal. The state of a run is the fold of its events
 * and nothing else. Renewals of leases are not events: they live in memory, and a restart gives every
 * running job one lease period instead.
 */
public sealed interface LedgerEvent {
    /** Always the first event. */
    record RunStarted(int formatVersion, RunPlan plan) implements LedgerEvent {
        public RunStarted {
            Objects.requireNonNull(plan, "plan");
        }
    }

    /** A delivery of a stage waits for an agent. */
    record JobQueued(String stageId, String jobId, int attempt) implements LedgerEvent {
        public JobQueued {
            Objects.requireNonNull(jobId, "job_id");
        }
    }

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
