package io.jenkins.plugins.intent.jenkins;

import static io.jenkins.plugins.intent.jenkins.Intents.block;
import static io.jenkins.plugins.intent.jenkins.Intents.call;
import static io.jenkins.plugins.intent.jenkins.Intents.command;
import static io.jenkins.plugins.intent.jenkins.Intents.gate;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.cps.SnippetizerTester;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The step in a Jenkins: what it runs, what it returns, what it leaves. */
@WithJenkins
class RunIntentStepTest {
    private JenkinsRule j;

    @BeforeEach
    void setUp(JenkinsRule rule) {
        j = rule;
    }

    @Test
    void succeededBlockLeavesItsOutputAmongTheArtifacts() throws Exception {
        WorkflowRun build = j.buildAndAssertSuccess(
                job("node {" + call(Intents.of(block("greet", "", command("echo", "hello"))), "") + "}"));
        j.assertLogContains("[greet] hello", build);
        assertTrue(build.getArtifactManager().root().child("intent/SHA256SUMS").exists());
        assertTrue(build.getArtifactManager()
                .root()
                .child("intent/stages/greet/attempt-1/manifest.json")
                .exists());
        IntentRunAction action = build.getAction(IntentRunAction.class);
        assertEquals("succeeded", action.getStatus());
        assertEquals("intent", action.getUrlName());
    }

    @Test
    void failedCommandEndsItsBlockAndSkipsWhatNeedsIt() throws Exception {
        String intent = Intents.of(
                block("a", "", command("false"), command("echo", "never")),
                block("b", "\"needs\": [\"a\"],", command("echo", "neither")));
        WorkflowRun build = j.buildAndAssertStatus(Result.FAILURE, job("node {" + call(intent, "") + "}"));
        j.assertLogNotContains("never", build);
        j.assertLogContains("[intent] b: skipped", build);
    }

    @Test
    void resultIsReturnedWhenTheStepMayNotFail() throws Exception {
        String intent = Intents.of(block("a", "\"max_attempts\": 2,", command("false")));
        WorkflowRun build = j.buildAndAssertSuccess(job("node { def r = " + call(intent, ", failBuild: false")
                + "echo \"was ${r.status} after ${r.stages.a.attempts}\" }"));
        j.assertLogContains("was failed after 2", build);
    }

    @Test
    void shellWithoutPermissionStartsNothing() throws Exception {
        String intent = Intents.of(block("a", "", command("sh", "-c", "echo started")));
        WorkflowRun build =
                j.buildAndAssertStatus(Result.FAILURE, job("node {" + call(intent, ", onNeedsHuman: 'fail'") + "}"));
        j.assertLogNotContains("started on", build);
        assertEquals("needs_human", build.getAction(IntentRunAction.class).getStatus());
    }

    @Test
    void everyMistakeInTheDocumentIsSaidAndNothingRuns() throws Exception {
        WorkflowRun build =
                j.buildAndAssertStatus(Result.FAILURE, job(call("{\"schema_version\": 1, \"goall\": \"x\"}", "")));
        j.assertLogContains("did you mean `goal`?", build);
        j.assertLogContains("missing field `workflow`", build);
    }

    @Test
    void twoCallsInParallelBranchesHavePagesAndArtifactsOfTheirOwn() throws Exception {
        String one = call(Intents.of(block("one", "", command("echo", "1"))), "");
        String two = call(Intents.of(block("two", "", command("echo", "2"))), "");
        WorkflowRun build =
                j.buildAndAssertSuccess(job("parallel a: { node {" + one + "} }, b: { node {" + two + "} }"));
        assertEquals(2, build.getActions(IntentRunAction.class).size());
        assertTrue(build.getArtifactManager().root().child("intent/run.json").exists());
        assertTrue(build.getArtifactManager().root().child("intent-2/run.json").exists());
    }

    @Test
    void labelledStageWaitsForItsAgentInTheQueue() throws Exception {
        String intent = Intents.of(block("far", "\"agent\": {\"label\": \"far\"},", command("echo", "there")));
        WorkflowRun build = job(call(intent, "")).scheduleBuild2(0).waitForStart();
        while (j.jenkins.getQueue().getItems().length == 0) {
            Thread.onSpinWait();
        }
        assertTrue(j.jenkins.getQueue().getItems()[0].task.getDisplayName().startsWith("stage far of "));
        String queue = j.createWebClient()
                .goTo("queue/api/json", "application/json")
                .getWebResponse()
                .getContentAsString();
        assertTrue(queue.contains("stage far of "), queue);
        j.createSlave("far", "far", null);
        j.assertBuildStatusSuccess(j.waitForCompletion(build));
        j.assertLogContains("far: started on far", build);
    }

    @Test
    void stageNeverWaitsForTheExecutorThatItsOwnStepHolds() throws Exception {
        j.jenkins.setNumExecutors(0);
        j.createSlave("only", "only", null);
        String intent = Intents.of(block("a", "\"agent\": {\"label\": \"only\"},", command("echo", "here")));
        j.jenkins.getNode("only").toComputer();
        WorkflowRun build = j.buildAndAssertSuccess(job("node('only') {" + call(intent, "") + "}"));
        j.assertLogContains("[a] here", build);
    }

    @Test
    void abortedBuildEndsItsCommands() throws Exception {
        String intent = Intents.of(block("a", "", command("sleep", "600")));
        WorkflowRun build =
                job("node {" + call(intent, "") + "}").scheduleBuild2(0).waitForStart();
        j.waitForMessage("a: started on", build);
        build.getExecutor().interrupt();
        j.assertBuildStatus(Result.ABORTED, j.waitForCompletion(build));
        j.assertLogContains("run cancelled", build);
    }

    @Test
    void snippetsKeepWhatWasWritten() throws Exception {
        SnippetizerTester snippets = new SnippetizerTester(j);
        snippets.assertRoundTrip(new RunIntentStep("intent.json"), "runIntent 'intent.json'");
        RunIntentStep step = new RunIntentStep("intent.json");
        step.setConsole("quiet");
        step.setFailBuild(false);
        step.setOnNeedsHuman("fail");
        snippets.assertRoundTrip(
                step, "runIntent console: 'quiet', failBuild: false, file: 'intent.json', onNeedsHuman: 'fail'");
    }

    @Test
    void gateWaitsOnItsPage() throws Exception {
        WorkflowRun build =
                job(call(Intents.of(gate("ask", "")), "")).scheduleBuild2(0).waitForStart();
        j.waitForMessage("ask: waits for a person: Go on?", build);
        JenkinsRule.WebClient browser = j.createWebClient();
        String page = browser.getPage(build, "intent/").asNormalizedText();
        assertTrue(page.contains("Go on?"), page);
        browser.getPage(browser.addCrumb(new org.htmlunit.WebRequest(
                new java.net.URL(j.getURL(), build.getUrl() + "intent/approve?stage=ask&reason=fine"),
                org.htmlunit.HttpMethod.POST)));
        j.assertBuildStatusSuccess(j.waitForCompletion(build));
        j.assertLogContains("approved by", build);
    }

    private WorkflowJob job(String script) throws Exception {
        WorkflowJob job = j.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(script, true));
        return job;
    }
}
