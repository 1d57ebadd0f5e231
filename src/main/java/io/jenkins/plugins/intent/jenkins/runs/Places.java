package io.jenkins.plugins.intent.jenkins.runs;

import io.jenkins.plugins.intent.ledger.JobOutcome;
import io.jenkins.plugins.intent.ledger.JobStatus;
import io.jenkins.plugins.intent.ledger.JobView;
import io.jenkins.plugins.intent.ledger.Lease;
import io.jenkins.plugins.intent.ledger.RunStatus;
import io.jenkins.plugins.intent.ledger.StageView;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The places of one run that the Jenkinsfile's closure has a hand in. Memory only: after a restart each
 * closure that goes on joins again, and what has ended meanwhile is answered from the books.
 */
public final class Places {
    private final Map<String, Place> places = new ConcurrentHashMap<>();

    /** The place of the n-th delivery of a stage. */
    public Place of(String stage, int attempt) {
        return places.computeIfAbsent(stage + "-" + attempt, id -> new Place(stage, attempt));
    }

    /** What an attempt comes to whose commands have ended so; waits for the closure to end. */
    Place.Settled settle(Lease lease, JobOutcome outcome) throws InterruptedException {
        return of(lease.stageId(), lease.attempt()).settle(outcome);
    }

    /** Lets everybody go on who waits for what the books know to be over. */
    void look(Sight sight) {
        if (sight.isLeft() || sight.run().status() == RunStatus.CANCELLED) {
            places.values().forEach(place -> place.release(cancelled(sight.run().reason())));
            return;
        }
        for (Place place : places.values()) {
            for (StageView stage : sight.stages(List.of(place.stage()))) {
                if (stage.jobs().size() >= place.attempt()) {
                    look(place, stage, stage.jobs().get(place.attempt() - 1));
                }
            }
        }
    }

    private static void look(Place place, StageView stage, JobView job) {
        if (job.status() == JobStatus.QUEUED || job.status() == JobStatus.RUNNING) {
            return;
        }
        boolean last = job.attempt() == stage.jobs().size();
        String reason = last && stage.reason() != null ? stage.reason() : "the attempt failed";
        place.release(
                switch (job.status()) {
                    case SUCCEEDED -> new Place.Answer(Place.Answer.Kind.SUCCEEDED, null);
                    case EXPIRED ->
                        new Place.Answer(Place.Answer.Kind.LOST, "its agent was lost; the stage gets another one");
                    case CANCELLED -> cancelled(stage.reason());
                    case FAILED, QUEUED, RUNNING -> new Place.Answer(Place.Answer.Kind.FAILED, reason);
                });
    }

    /** @param reason null when nothing is known */
    static Place.Answer cancelled(String reason) {
        return new Place.Answer(Place.Answer.Kind.CANCELLED, reason == null ? "the run has ended" : reason);
    }
}
