package io.jenkins.plugins.intent.jenkins.runs;

import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.intent.text.ConsoleMode;
import java.util.Map;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/**
 * One {@code runIntent} in a build, as it was written.
 *
 * @param build the build
 * @param key which of the build's calls this is
 * @param pipeline how the step stands in its Pipeline
 * @param listener the build's console as the step sees it, with secrets masked
 * @param user who the build runs as; null when that is Jenkins itself
 * @param file the intent's path in the workspace; null when {@code json} is given
 * @param json the intent itself; null when {@code file} is given
 * @param policy a stricter policy, as text or as a path in the workspace; null for none
 * @param parameters values for the intent's parameters
 * @param rerun which build's run it takes over from
 * @param begun whether the build knows of a run of this call, so that there must be books
 * @param mode how much the console shows
 */
public record StepCall(
        Run<?, ?> build,
        String key,
        PipelineSide pipeline,
        TaskListener listener,
        String user,
        String file,
        String json,
        String policy,
        Map<String, String> parameters,
        Rerun rerun,
        boolean begun,
        ConsoleMode mode) {
    /**
     * What a run takes over.
     *
     * @param of the build, see {@link OtherBuild}; null for none
     * @param anyway whether the document, a parameter or the policy may be another one
     */
    public record Rerun(String of, boolean anyway) {
        /** Nothing is taken over. */
        public static final Rerun NONE = new Rerun(null, false);
    }

    StepContext context() {
        return pipeline.context();
    }

    RunFiles files() {
        return RunFiles.of(build, key);
    }
}
