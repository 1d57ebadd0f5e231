package io.jenkins.plugins.intent.jenkins;

import hudson.Extension;
import hudson.Util;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code runIntent 'intent.json'}: what was written in the Pipeline. Immutable once it is started. */
public final class RunIntentStep extends Step {
    private String file;

    @DataBoundConstructor
    public RunIntentStep(String file) {
        this.file = Util.fixEmptyAndTrim(file);
    }

    public String getFile() {
        return file;
    }

    @Override
    public StepExecution start(StepContext context) {
        throw new UnsupportedOperationException();
    }

    /** Describes the step to Pipeline and to the Snippet Generator. */
    @Extension
    public static final class DescriptorImpl extends StepDescriptor {
        @Override
        public String getFunctionName() {
            return "runIntent";
        }

        @Override
        public String getDisplayName() {
            return Messages.text("RunIntentStep.display_name");
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, TaskListener.class);
        }
    }
}
