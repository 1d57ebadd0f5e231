package io.jenkins.plugins.intent.jenkins.graph;

import hudson.Extension;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * Shows stages that run where {@code runIntent} sends them, or, without any named, runs the stage that
 * a closure was called for; part of what {@code runIntent} writes.
 */
public final class IntentHereStep extends Step {
    private List<String> stages = List.of();
    private boolean untilAnswered;
    private String stage;

    @DataBoundConstructor
    public IntentHereStep() {}

    public List<String> getStages() {
        return stages;
    }

    /** Ids of the stages to show. */
    @DataBoundSetter
    public void setStages(List<String> stages) {
        this.stages = stages == null ? List.of() : List.copyOf(stages);
    }

    public boolean isUntilAnswered() {
        return untilAnswered;
    }

    /** Whether to show them only for as long as a person may have to be waited for. */
    @DataBoundSetter
    public void setUntilAnswered(boolean untilAnswered) {
        this.untilAnswered = untilAnswered;
    }

    public String getStage() {
        return stage;
    }

    /** Whose {@code s.run()} it is; null in builds that an older version began. */
    @DataBoundSetter
    public void setStage(String stage) {
        this.stage = stage;
    }

    @Override
    public StepExecution start(StepContext context) {
        return stages.isEmpty() ? new HereExecution(stage, context) : new ShowExecution(stages, untilAnswered, context);
    }

    /** Describes the step to Pipeline. */
    @Extension
    public static final class DescriptorImpl extends PartStepDescriptor {
        public DescriptorImpl() {
            super("intentHere");
        }

        @Override
        public String argumentsToString(Map<String, Object> namedArgs) {
            return namedArgs.get("stages") instanceof List<?> stages && stages.size() == 1
                    ? String.valueOf(stages.get(0))
                    : null;
        }
    }
}
