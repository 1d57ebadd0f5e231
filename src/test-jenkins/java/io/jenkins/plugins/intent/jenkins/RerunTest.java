package io.jenkins.plugins.intent.jenkins;

import static io.jenkins.plugins.intent.jenkins.Intents.block;
import static io.jenkins.plugins.intent.jenkins.Intents.call;
import static io.jenkins.plugins.intent.jenkins.Intents.command;
import static io.jenkins.plugins.intent.jenkins.Intents.job;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** A build that takes over what another one had succeeded in. */
@WithJenkins
class RerunTest {
    private static final String INTENT = Intents.of(
            "{\"id\": \"make\", \"outputs\": [\"made\"], \"exec\": {\"commands\": ["
                    + "{\"program\": \"tee\", \"args\": [\"made\"], \"stdin_text\": \"of the first\"}]}}",
            block("look", "\"needs\": [\"make\"],", command("true")),
            block("use", "\"needs\": [\"look\"],", command("cat", "made", "there")));

    private JenkinsRule j;
    private WorkflowJob job;

    @BeforeEach
    void setUp(JenkinsRule rule) throws Exception {
        j = rule;
        job = job(j, "node { deleteDir()\n" + call(INTENT, "") + "}");
        j.buildAndAssertStatus(Result.FAILURE, job);
    }

    private void now(String intent, String more) throws Exception {
        String script = "node { deleteDir()\n writeFile file: 'there', text: ''\n" + call(intent, more) + "}";
        job.setDefinition(new CpsFlowDefinition(script, true));
    }

    @Test
    void whatSucceededIsTakenOverWithItsFilesAndTheRestIsRun() throws Exception {
        now(INTENT, ", rerunOf: 1");
        WorkflowRun build = j.buildAndAssertSuccess(job);
        IntentRunAction first = job.getBuildByNumber(1).getAction(IntentRunAction.class);
        IntentRunAction action = build.getAction(IntentRunAction.class);
        assertEquals(first.getRunId(), action.getStages().get(0).getTakenOverFrom());
        assertEquals(first.getRunId(), action.getStages().get(1).getTakenOverFrom());
        assertNull(action.getStages().get(2).getTakenOverFrom());
        j.assertLogContains("make: taken over from run " + first.getRunId(), build);
        j.assertLogContains("[use] of the first", build);
        j.assertLogNotContains("make: started on", build);
        assertTrue(build.getArtifactManager()
                .root()
                .child("intent/stages/make/attempt-1/manifest.json")
                .exists());
        Nodes nodes = Nodes.of(build);
        assertTrue(nodes.isSkipped("make"));
        assertFalse(nodes.isSkipped("use"));
    }

    @Test
    void lastIsTheBuildBeforeAndOfOneThatSucceededNothingIsRun() throws Exception {
        now(INTENT, ", rerunOf: 'last'");
        j.buildAndAssertSuccess(job);
        WorkflowRun third = j.buildAndAssertSuccess(job);
        j.assertLogNotContains("started on", third);
        j.assertLogContains("run succeeded", third);
    }

    @Test
    void documentThatHasChangedIsNamedUnlessThatDoesNotMatter() throws Exception {
        String other = INTENT.replace("\"goal\": \"test\"", "\"goal\": \"another\"");
        now(other, ", rerunOf: '1'");
        WorkflowRun refused = j.buildAndAssertStatus(Result.FAILURE, job);
        j.assertLogContains("has changed since: /goal was \"test\", and is \"another\"", refused);
        j.assertLogNotContains("\tat ", refused);
        now(other, ", rerunOf: '1', rerunAnyway: true");
        j.buildAndAssertSuccess(job);
    }

    @Test
    void filesThatWereChangedAreNotTakenOver() throws Exception {
        Path made = job.getBuildByNumber(1).getRootDir().toPath().resolve("archive/intent/outputs/make/made");
        Files.writeString(made, "forged");
        now(INTENT, ", rerunOf: '1'");
        WorkflowRun refused = j.buildAndAssertStatus(Result.FAILURE, job);
        j.assertLogContains("outputs/make/made was changed", refused);
        job.getBuildByNumber(1).getArtifactManager().delete();
        j.assertLogContains("its files are gone", j.buildAndAssertStatus(Result.FAILURE, job));
    }

    @Test
    void buildThatIsNotThereIsSaid() throws Exception {
        now(INTENT, ", rerunOf: '77'");
        j.assertLogContains("this job has no build #77", j.buildAndAssertStatus(Result.FAILURE, job));
        now(INTENT, ", rerunOf: 'newest'");
        j.assertLogContains("or 'last', not 'newest'", j.buildAndAssertStatus(Result.FAILURE, job));
    }
}
