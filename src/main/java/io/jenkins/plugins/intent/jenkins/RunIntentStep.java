package io.jenkins.plugins.intent.jenkins;

import hudson.Extension;
import hudson.Util;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.intent.jenkins.runs.OtherBuild;
import io.jenkins.plugins.intent.jenkins.runs.PipelineSide;
import io.jenkins.plugins.intent.jenkins.runs.StepCall;
import io.jenkins.plugins.intent.text.ConsoleMode;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import jenkins.YesNoMaybe;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** {@code runIntent 'intent.json'}: what was written in the Pipeline. */
public final class RunIntentStep extends Step implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String file;
    private String json;
    private String policy;
    private LinkedHashMap<String, String> parameters;
    private String onNeedsHuman = NeedsHuman.WAIT.text();
    private boolean failBuild = true;
    private String console = ConsoleMode.STREAM.text();
    private String graph = GraphMode.STAGES.text();
    private boolean unpackOutputs;
    private String rerunOf;
    private boolean rerunAnyway;

    /** @param file path of the intent in the workspace; null when {@code json} is given */
    @DataBoundConstructor
    public RunIntentStep(String file) {
        this.file = Util.fixEmptyAndTrim(file);
    }

    public String getFile() {
        return file;
    }

    public String getJson() {
        return json;
    }

    /** The intent itself, instead of a file. */
    @DataBoundSetter
    public void setJson(String json) {
        this.json = Util.fixEmptyAndTrim(json);
    }

    public String getPolicy() {
        return policy;
    }

    /** A policy that may only be stricter than the administrator's: a path in the workspace, or the text. */
    @DataBoundSetter
    public void setPolicy(String policy) {
        this.policy = Util.fixEmptyAndTrim(policy);
    }

    public Map<String, Object> getParameters() {
        return parameters == null ? null : new LinkedHashMap<>(parameters);
    }

    /** Values for the parameters that the intent declares; whatever is given, its text counts. */
    @DataBoundSetter
    public void setParameters(Map<String, Object> given) {
        LinkedHashMap<String, String> texts = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : (given == null ? Map.<String, Object>of() : given).entrySet()) {
            if (entry.getValue() == null) {
                throw new IllegalArgumentException("the parameter " + entry.getKey() + " is given null");
            }
            texts.put(String.valueOf(entry.getKey()), String.valueOf(entry.getValue()));
        }
        parameters = texts.isEmpty() ? null : texts;
    }

    Map<String, String> parameterValues() {
        return parameters == null ? Map.of() : parameters;
    }

    public String getOnNeedsHuman() {
        return onNeedsHuman;
    }

    /** {@code wait} until somebody decides, or {@code fail}. */
    @DataBoundSetter
    public void setOnNeedsHuman(String onNeedsHuman) {
        String given = Util.fixEmptyAndTrim(onNeedsHuman);
        if (given != null && NeedsHuman.named(given).isEmpty()) {
            throw new IllegalArgumentException("onNeedsHuman is 'wait' or 'fail', not '" + given + "'");
        }
        this.onNeedsHuman = given == null ? NeedsHuman.WAIT.text() : given;
    }

    /** What is asked for, where it is asked for; see {@link StepCall} for the parts. */
    StepCall call(
            Run<?, ?> build, String key, PipelineSide pipeline, TaskListener listener, String user, boolean begun) {
        return new StepCall(
                build,
                key,
                pipeline,
                listener,
                user,
                file,
                json,
                policy,
                parameterValues(),
                new StepCall.Rerun(rerunOf, rerunAnyway),
                begun,
                consoleMode());
    }

    boolean waitsForPeople() {
        return NeedsHuman.named(onNeedsHuman).orElse(NeedsHuman.WAIT) == NeedsHuman.WAIT;
    }

    public boolean isFailBuild() {
        return failBuild;
    }

    /** Whether the step fails when the run does; otherwise it returns what became of it. */
    @DataBoundSetter
    public void setFailBuild(boolean failBuild) {
        this.failBuild = failBuild;
    }

    public String getConsole() {
        return console;
    }

    /** {@code stream}, {@code tail} or {@code quiet}. */
    @DataBoundSetter
    public void setConsole(String console) {
        String given = Util.fixEmptyAndTrim(console);
        if (given != null && ConsoleMode.named(given).isEmpty()) {
            throw new IllegalArgumentException("console is 'stream', 'tail' or 'quiet', not '" + given + "'");
        }
        this.console = given == null ? ConsoleMode.STREAM.text() : given;
    }

    ConsoleMode consoleMode() {
        return ConsoleMode.named(console).orElse(ConsoleMode.STREAM);
    }

    public String getGraph() {
        return graph;
    }

    /** {@code stages} or {@code none}. */
    @DataBoundSetter
    public void setGraph(String graph) {
        String given = Util.fixEmptyAndTrim(graph);
        if (given != null && GraphMode.named(given).isEmpty()) {
            throw new IllegalArgumentException("graph is 'stages' or 'none', not '" + given + "'");
        }
        this.graph = given == null ? GraphMode.STAGES.text() : given;
    }

    GraphMode graphMode() {
        return GraphMode.named(graph).orElse(GraphMode.STAGES);
    }

    public boolean isUnpackOutputs() {
        return unpackOutputs;
    }

    /** Whether the step's workspace gets the outputs of stages that ran elsewhere, when the run has ended. */
    @DataBoundSetter
    public void setUnpackOutputs(boolean unpackOutputs) {
        this.unpackOutputs = unpackOutputs;
    }

    public String getRerunOf() {
        return rerunOf;
    }

    /**
     * A build of the same job, by its number or as {@code last}: what its run of this call has succeeded
     * in is taken over.
     */
    @DataBoundSetter
    public void setRerunOf(String rerunOf) {
        String given = Util.fixEmptyAndTrim(rerunOf);
        if (given != null && !OtherBuild.isName(given)) {
            throw new IllegalArgumentException(
                    "rerunOf is the number of a build of this job, or 'last', not '" + given + "'");
        }
        this.rerunOf = given;
    }

    public boolean isRerunAnyway() {
        return rerunAnyway;
    }

    /** Whether to take over also when the document, a parameter or the policy is not what it was. */
    @DataBoundSetter
    public void setRerunAnyway(boolean rerunAnyway) {
        this.rerunAnyway = rerunAnyway;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new RunIntentExecution(this, context, false, false);
    }

    /** Describes the step to Pipeline and to the Snippet Generator. */
    @Extension(dynamicLoadable = YesNoMaybe.YES)
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

        /** What is wrong is said in a line, not in a trace. */
        @Override
        public Step newInstance(Map<String, Object> arguments) throws Exception {
            return StepArguments.step(arguments, super::newInstance);
        }

        @Override
        public String argumentsToString(Map<String, Object> namedArgs) {
            return namedArgs.get("file") instanceof String file ? file : null;
        }

        /** For the form. */
        public ListBoxModel doFillOnNeedsHumanItems() {
            ListBoxModel items = new ListBoxModel();
            for (NeedsHuman choice : NeedsHuman.values()) {
                items.add(Messages.text("RunIntentStep." + choice.text()), choice.text());
            }
            return items;
        }

        /** For the form. */
        public ListBoxModel doFillConsoleItems() {
            ListBoxModel items = new ListBoxModel();
            for (ConsoleMode mode : ConsoleMode.values()) {
                items.add(Messages.text("RunIntentStep.console_" + mode.text()), mode.text());
            }
            return items;
        }

        /** For the form. */
        public ListBoxModel doFillGraphItems() {
            ListBoxModel items = new ListBoxModel();
            for (GraphMode mode : GraphMode.values()) {
                items.add(Messages.text("RunIntentStep.graph_" + mode.text()), mode.text());
            }
            return items;
        }

        /** For the form: looks at nothing but the two values. */
        @POST
        public FormValidation doCheckFile(@QueryParameter String value, @QueryParameter String json) {
            boolean hasFile = Util.fixEmptyAndTrim(value) != null;
            boolean hasJson = Util.fixEmptyAndTrim(json) != null;
            if (hasFile != hasJson) {
                return FormValidation.ok();
            }
            return FormValidation.error(
                    Messages.text(hasFile ? "RunIntentStep.not_both" : "RunIntentStep.file_or_json"));
        }
    }
}
