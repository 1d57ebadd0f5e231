package io.jenkins.plugins.intent.jenkins;

import hudson.AbortException;
import hudson.Extension;
import io.jenkins.plugins.intent.jenkins.graph.IntentCall;
import io.jenkins.plugins.intent.jenkins.graph.PartStepDescriptor;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/**
 * The block around the nodes that show a run, made by {@code runIntent} and not meant to be written by
 * hand. It is {@code runIntent} itself, with the same parameters, that waits for its body too.
 */
public final class IntentRunStep extends Step {
    /** Whether the Jenkinsfile gives each stage its surroundings. */
    private static final String CLOSURE = "closure";

    private static final String STAGE = "stage";

    private final RunIntentStep call;
    private final boolean byClosure;

    IntentRunStep(RunIntentStep call, boolean byClosure) {
        this.call = call;
        this.byClosure = byClosure;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new RunIntentExecution(call, context, true, byClosure);
    }

    /** Describes the step to Pipeline. */
    @Extension
    public static final class DescriptorImpl extends PartStepDescriptor {
        public DescriptorImpl() {
            super("intentRun");
        }

        @Override
        public boolean takesImplicitBlockArgument() {
            return true;
        }

        @Override
        public Set<? extends Class<?>> getProvidedContext() {
            return Set.of(IntentCall.class);
        }

        @Override
        public Step newInstance(Map<String, Object> arguments) throws Exception {
            Map<String, Object> given = new HashMap<>(arguments);
            Object closure = given.remove(CLOSURE);
            RunIntentStep call = StepArguments.step(
                    given, any -> StepDescriptor.byFunctionName("runIntent").newInstance(any));
            boolean byClosure = Boolean.TRUE.equals(closure);
            if (byClosure && call.graphMode() == GraphMode.NONE) {
                throw new AbortException("runIntent with graph: 'none' takes no closure: each stage needs a place"
                        + " in the Pipeline for its surroundings");
            }
            if (StepDescriptor.byFunctionName(STAGE) == null) {
                throw new AbortException("runIntent shows its stages by the step `" + STAGE + "`, and there is none:"
                        + " install the plugin Pipeline: Stage Step, or write graph: 'none'");
            }
            return new IntentRunStep(call, byClosure);
        }

        @Override
        public String argumentsToString(Map<String, Object> namedArgs) {
            return namedArgs.get("file") instanceof String file ? file : null;
        }
    }
}
