package io.jenkins.plugins.intent.jenkins;

import static io.jenkins.plugins.intent.jenkins.Intents.block;
import static io.jenkins.plugins.intent.jenkins.Intents.call;
import static io.jenkins.plugins.intent.jenkins.Intents.command;
import static io.jenkins.plugins.intent.jenkins.Intents.gate;
import static io.jenkins.plugins.intent.jenkins.Intents.job;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Items;
import hudson.model.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** A job that is moved to another folder while it runs. */
@WithJenkins
class MovedJobTest {
    private static final String INTENT = Intents.of(
            block("a", "", command("echo", "hello")),
            gate("ask", "\"needs\": [\"a\"],"),
            block("b", "\"needs\": [\"ask\"],", command("echo", "again")));

    private JenkinsRule j;
    private WorkflowRun build;
    private Path before;

    @BeforeEach
    void move(JenkinsRule rule) throws Exception {
        j = rule;
        WorkflowJob job = job(j, "node {" + call(INTENT, "") + "}");
        build = job.scheduleBuild2(0).waitForStart();
        j.waitForMessage("ask: waits for a person", build);
        before = build.getRootDir().toPath();
        Items.move(job, j.createFolder("elsewhere"));
    }

    @Test
    void itsRunGoesOnWhereItIsNow() throws Exception {
        build.getAction(IntentRunAction.class).doApprove("ask", "fine");
        j.assertBuildStatusSuccess(j.waitForCompletion(build));
        assertTrue(build.getArtifactManager().root().child("intent/SHA256SUMS").exists());
        assertFalse(Files.exists(before.resolve("intent-runner")));
    }

    @Test
    void itsRunIsCancelledWithTheBuild() throws Exception {
        build.getExecutor().interrupt();
        j.assertBuildStatus(Result.ABORTED, j.waitForCompletion(build));
        assertEquals("cancelled", build.getAction(IntentRunAction.class).getStatus());
    }
}
