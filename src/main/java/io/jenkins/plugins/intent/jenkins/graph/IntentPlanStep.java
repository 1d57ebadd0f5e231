package io.jenkins.plugins.intent.jenkins.graph;

import hudson.Extension;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.intent.jenkins.Messages;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;

/** Answers how the run around it is to be drawn; part of what {@code runIntent} writes. */
public final class IntentPlanStep extends Step {
    @DataBoundConstructor
    public IntentPlanStep() {}

    @Override
    public StepExecution start(StepContext context) {
        return new PlanExecution(context);
    }

    /** Describes the step to Pipeline. */
    @Extension
    public static final class DescriptorImpl extends StepDescriptor {
        @Override
        public String getFunctionName() {
            return "intentPlan";
        }

        @Override
        public String getDisplayName() {
            return Messages.text("IntentPlanStep.display_name");
        }

        @Override
        public boolean isAdvanced() {
            return true;
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, TaskListener.class, IntentCall.class);
        }
    }
}
