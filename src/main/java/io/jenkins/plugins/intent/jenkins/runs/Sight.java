package io.jenkins.plugins.intent.jenkins.runs;

import io.jenkins.plugins.intent.ledger.JobStatus;
import io.jenkins.plugins.intent.ledger.RunView;
import io.jenkins.plugins.intent.ledger.StageView;
import io.jenkins.plugins.intent.model.Workflow;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What the nodes of the Pipeline see of a run at one moment. Immutable. */
public final class Sight {
    private final RunView run;
    private final Workflow workflow;
    private final boolean left;
    private final Map<String, Integer> positions;

    /** @param positions where a stage is in {@link RunView#stages}, which stays the same all along a run */
    Sight(RunView run, Workflow workflow, Map<String, Integer> positions, boolean left) {
        this.run = run;
        this.workflow = workflow;
        this.positions = positions;
        this.left = left;
    }

    public RunView run() {
        return run;
    }

    /** The graph as it is written. */
    public Workflow workflow() {
        return workflow;
    }

    /** Whether nobody works on the run any more, ended or not. */
    public boolean isLeft() {
        return left;
    }

    /** Whether a delivery of a stage is one that nobody has begun. */
    public boolean waitsForPlace(String stage, int attempt) {
        return stages(List.of(stage)).stream()
                .flatMap(view -> view.jobs().stream())
                .anyMatch(job -> job.attempt() == attempt && job.status() == JobStatus.QUEUED);
    }

    /** Those of the stages that the run has. */
    public List<StageView> stages(List<String> ids) {
        return ids.stream()
                .map(positions::get)
                .filter(Objects::nonNull)
                .map(run.stages()::get)
                .toList();
    }
}
