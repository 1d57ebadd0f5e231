package io.jenkins.plugins.intent.jenkins.runs;

import io.jenkins.plugins.intent.ledger.JobStatus;
import io.jenkins.plugins.intent.ledger.RunView;
import io.jenkins.plugins.intent.ledger.StageView;
import io.jenkins.plugins.intent.model.Workflow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What the nodes of the Pipeline see of a run at one moment. Immutable. */
public final class Sight {
    private final RunView run;
    private final Workflow workflow;
    private final boolean left;
    private final Map<String, StageView> stages = new HashMap<>();

    Sight(RunView run, Workflow workflow, boolean left) {
        this.run = run;
        this.workflow = workflow;
        this.left = left;
        run.stages().forEach(stage -> stages.put(stage.id(), stage));
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
        return ids.stream().map(stages::get).filter(Objects::nonNull).toList();
    }
}
