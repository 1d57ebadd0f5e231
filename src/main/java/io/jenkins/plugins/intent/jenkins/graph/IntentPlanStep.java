package io.jenkins.plugins.intent.jenkins.graph;

import hudson.Extension;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
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
    public static final class DescriptorImpl extends PartStepDescriptor {
        public DescriptorImpl() {
            super("intentPlan", IntentCall.class);
        }
    }
}
