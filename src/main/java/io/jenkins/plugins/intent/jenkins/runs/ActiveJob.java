package io.jenkins.plugins.intent.jenkins.runs;

import io.jenkins.plugins.intent.exec.supervised.SupervisedJob;
import io.jenkins.plugins.intent.jenkins.agents.AgentPath;
import io.jenkins.plugins.intent.ledger.Lease;
import java.util.concurrent.CompletableFuture;

/**
 * A job that this controller carries now.
 *
 * @param jobId the delivery
 * @param stageId the stage
 * @param place where
 * @param queued whether it occupies an executor of its own, not the step's
 * @param progress what it does
 * @param attending the books' side of it, once it was started
 * @param ended completed when the controller is done with it
 */
record ActiveJob(
        String jobId,
        String stageId,
        AgentPath place,
        boolean queued,
        JobProgress progress,
        CompletableFuture<SupervisedJob> attending,
        CompletableFuture<Void> ended) {
    /** A job that is about to be carried. */
    static ActiveJob of(RunParts run, Lease lease, AgentPath place, boolean queued) {
        ShownSoFar shown = new ShownSoFar(() -> run.files().cursor(lease.jobId()));
        JobProgress progress = new JobProgress(lease.stageId(), run.console(), shown);
        return new ActiveJob(
                lease.jobId(),
                lease.stageId(),
                place,
                queued,
                progress,
                new CompletableFuture<>(),
                new CompletableFuture<>());
    }

    /** Nobody waits for an agent that Jenkins does not have any more. */
    void loseRemovedAgent() {
        if (place.isUnknown()) {
            attending.thenAccept(job -> job.agentIsGone("agent " + place.nodeTitle() + " was removed from Jenkins"));
        }
    }
}
