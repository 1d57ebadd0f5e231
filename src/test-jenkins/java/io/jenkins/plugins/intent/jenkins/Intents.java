package io.jenkins.plugins.intent.jenkins;

import hudson.model.Descriptor.FormException;
import java.io.IOException;
import java.util.function.BooleanSupplier;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jvnet.hudson.test.JenkinsRule;

/** Intents and Jenkinsfiles as text, for the tests. */
final class Intents {
    private Intents() {}

    /** An intent with these stages. */
    static String of(String... stages) {
        return "{\"schema_version\": 1, \"goal\": \"test\", \"workflow\": {\"name\": \"w\", \"stages\": ["
                + String.join(", ", stages) + "]}}";
    }

    /** A stage that runs these commands. */
    static String block(String id, String more, String... commands) {
        return "{\"id\": \"" + id + "\", " + more + " \"exec\": {\"commands\": [" + String.join(", ", commands) + "]}}";
    }

    /** A program with arguments. */
    static String command(String program, String... arguments) {
        String quoted = arguments.length == 0 ? "" : "\"" + String.join("\", \"", arguments) + "\"";
        return "{\"program\": \"" + program + "\", \"args\": [" + quoted + "]}";
    }

    /** A gate. */
    static String gate(String id, String more) {
        return "{\"id\": \"" + id + "\", \"kind\": \"gate\", " + more + " \"gate\": {\"message\": \"Go on?\"}}";
    }

    /** A job with this Jenkinsfile, in the sandbox. */
    static WorkflowJob job(JenkinsRule j, String script) throws IOException, FormException {
        WorkflowJob job = j.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(script, true));
        return job;
    }

    /** A call of the step. */
    static String call(String intent, String more) {
        return "runIntent json: '''" + intent + "'''" + more + "\n";
    }

    /** Waits until something that a build brings about has come; a build that ends before that fails the test. */
    static void await(WorkflowRun build, BooleanSupplier hasCome) throws IOException {
        while (!hasCome.getAsBoolean()) {
            if (!build.isBuilding() && !hasCome.getAsBoolean()) {
                throw new AssertionError("the build ended first: " + JenkinsRule.getLog(build));
            }
            Thread.onSpinWait();
        }
    }
}
