package io.jenkins.plugins.intent.jenkins.runs;

import hudson.model.Computer;
import io.jenkins.plugins.intent.jenkins.agents.AgentPath;
import io.jenkins.plugins.intent.jenkins.agents.Connection;
import io.jenkins.plugins.intent.jenkins.agents.ProjectSnapshot;
import io.jenkins.plugins.intent.ledger.JobOutcome;
import io.jenkins.plugins.intent.ledger.JobView;
import io.jenkins.plugins.intent.ledger.Lease;
import java.io.IOException;
import java.util.Optional;

/**
 * The queued stages of a run whose surroundings the Jenkinsfile chooses: the closure is called for
 * each, and what it offers is taken. One that ends without an offer has failed the attempt. Where the
 * place is the step's own workspace, as many stages run at once as there would without a closure.
 */
final class ClosureStages {
    /** Who answers for an attempt that never had an agent. */
    static final String NO_AGENT = "Jenkinsfile";

    private static final String NEVER_RUN = "its closure ended without s.run()";

    private final RunParts run;
    private final Drawing drawing;
    private final ActiveJobs active;
    private final JobCarrier carrier;
    private final ProjectSnapshot snapshot;

    ClosureStages(RunParts run, Drawing drawing, ActiveJobs active, JobCarrier carrier, ProjectSnapshot snapshot) {
        this.run = run;
        this.drawing = drawing;
        this.active = active;
        this.carrier = carrier;
        this.snapshot = snapshot;
    }

    void place(String stageId, JobView job, PreparedRun prepared) {
        Place place = drawing.places().of(stageId, job.attempt());
        if (place.ending().isPresent()) {
            neverRan(stageId, place.ending().get());
        } else if (place.offered().isPresent()) {
            take(stageId, place.offered().get(), prepared);
        } else {
            drawing.call(stageId, job.attempt());
        }
    }

    /**
     * One that lost its agent is called again, and not before the step's own agent is back: the next one
     * might be called for the same place.
     */
    private void neverRan(String stageId, ClosureEnd end) {
        if (end.agentLost()
                && run.call().origin() != null
                && !run.call().origin().isOnline()) {
            return;
        }
        String why = run.masked(end.failure().orElse(NEVER_RUN));
        run.books().claim(NO_AGENT, stageId).ifPresent(lease -> {
            if (end.agentLost()) {
                run.books().lost(lease.jobId(), lease.token(), why);
            } else {
                run.books().complete(lease.jobId(), lease.token(), JobOutcome.failure(why, null));
            }
        });
    }

    private void take(String stageId, Place.Offer offer, PreparedRun prepared) {
        AgentPath origin = run.call().origin();
        boolean elsewhere = !offer.workspace().equals(origin);
        if (elsewhere && origin != null && !snapshot.isTaken() && !origin.isOnline()) {
            // It needs files that are only there.
            return;
        }
        if (!elsewhere && active.inPlace() >= run.settings().parallelStages()) {
            return;
        }
        Optional<Lease> claimed = run.books().claim(offer.workspace().nodeTitle(), stageId);
        if (claimed.isEmpty()) {
            return;
        }
        Lease lease = claimed.get();
        ActiveJob job = ActiveJob.of(run, lease, offer.workspace(), elsewhere);
        active.add(job);
        Surroundings there = new Surroundings(
                offer.workspace(),
                prepared.in(offer.environment()),
                offer.context(),
                Surroundings.Choice.CLOSURE,
                elsewhere,
                0,
                elsewhere ? this::furnish : Surroundings.Furnishing.NONE);
        Computer.threadPoolForRemoting.execute(() -> carrier.carry(there, lease, job));
    }

    /** The project's files, over what the closure has put there. */
    private void furnish(AgentPath workspace) throws IOException, InterruptedException {
        AgentPath origin = run.call().origin();
        if (origin != null) {
            Connection connection = Connection.to(origin);
            try {
                snapshot.take(origin);
            } catch (IOException | RuntimeException e) {
                if (connection.isLost(e)) {
                    throw new AgentAwayException(e);
                }
                throw e;
            }
        }
        snapshot.layOver(workspace);
    }
}
