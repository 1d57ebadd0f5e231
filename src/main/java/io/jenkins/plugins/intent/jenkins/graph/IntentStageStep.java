package io.jenkins.plugins.intent.jenkins.graph;

import hudson.Extension;
import java.util.Map;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;

/** Calls the closure for each attempt of a stage; part of what {@code runIntent} writes. */
public final class IntentStageStep extends Step {
    private final String stage;

    /** @param stage id of the stage */
    @DataBoundConstructor
    public IntentStageStep(String stage) {
        this.stage = stage;
    }

    public String getStage() {
        return stage;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new StageExecution(stage, context);
    }

    /** Describes the step to Pipeline. */
    @Extension
    public static final class DescriptorImpl extends PartStepDescriptor {
        public DescriptorImpl() {
            super("intentStage", IntentCall.class);
        }

        @Override
        public boolean takesImplicitBlockArgument() {
            return true;
        }

        @Override
        public Set<? extends Class<?>> getProvidedContext() {
            return Set.of(StageCall.class);
        }

        @Override
        public String argumentsToString(Map<String, Object> namedArgs) {
            return namedArgs.get("stage") instanceof String stage ? stage : null;
        }
    }
}
