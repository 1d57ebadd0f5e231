package io.jenkins.plugins.intent.jenkins;

import static io.jenkins.plugins.intent.jenkins.Intents.await;
import static io.jenkins.plugins.intent.jenkins.Intents.block;
import static io.jenkins.plugins.intent.jenkins.Intents.call;
import static io.jenkins.plugins.intent.jenkins.Intents.command;
import static io.jenkins.plugins.intent.jenkins.Intents.job;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Label;
import hudson.model.Result;
import hudson.model.Slave;
import hudson.slaves.EnvironmentVariablesNodeProperty;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/**
 * Stages on agents: waiting for one, keeping one, losing one. Not here: a connection that breaks, since
 * the harness then kills whatever its agents have started.
 */
@WithJenkins
class AgentsTest {
    private JenkinsRule j;

    @TempDir
    private Path directory;

    @BeforeEach
    void setUp(JenkinsRule rule) {
        j = rule;
    }

    @Test
    void labelledStageWaitsForItsAgentInTheQueue() throws Exception {
        String intent = Intents.of(block("far", "\"agent\": {\"label\": \"far\"},", command("echo", "there")));
        WorkflowRun build = job(j, call(intent, "")).scheduleBuild2(0).waitForStart();
        await(build, () -> j.jenkins.getQueue().getItems().length > 0);
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
        WorkflowRun build = j.buildAndAssertSuccess(job(j, "node('only') {" + call(intent, "") + "}"));
        j.assertLogContains("[a] here", build);
    }

    @Test
    void labelledStageHasWhatAdministratorsHaveSetForItsNode() throws Exception {
        variable(j.createOnlineSlave(Label.get("near")), "NEAR");
        variable(j.createOnlineSlave(Label.get("far")), "FAR");
        String intent = Intents.of(
                block("a", "\"agent\": {\"label\": \"far\"},", command("printenv", "WHERE", "STEP", "NODE_NAME")));
        WorkflowRun build = j.buildAndAssertSuccess(
                job(j, "node('near') { withEnv(['STEP=of-the-step']) {" + call(intent, "") + "} }"));
        j.assertLogContains("[a] FAR", build);
        j.assertLogContains("[a] of-the-step", build);
        j.assertLogNotContains("[a] NEAR", build);
    }

    private static void variable(Slave node, String value) throws Exception {
        node.getNodeProperties()
                .add(new EnvironmentVariablesNodeProperty(new EnvironmentVariablesNodeProperty.Entry("WHERE", value)));
    }

    @Test
    void jobOfADeletedAgentIsRunByAnotherLongBeforeItsLeaseEnds() throws Exception {
        Slave lost = j.createOnlineSlave(Label.get("far"));
        WorkflowRun build = startWaiting();
        j.jenkins.removeNode(lost);
        j.createSlave("other", "far", null);
        j.waitForMessage("far: agent lost", build);
        Files.createFile(directory.resolve("go"));
        j.assertBuildStatusSuccess(j.waitForCompletion(build));
        assertEquals("xx", Files.readString(directory.resolve("starts")));
    }

    @Test
    void runBeginsWhenTheAgentOfItsStepIsBack() throws Exception {
        Slave far = j.createOnlineSlave(Label.get("far"));
        String intent = Intents.of(block("a", "", command("echo", "here")));
        WorkflowRun build = unsandboxed("node('far') {" + disconnect(far) + call(intent, "") + "}")
                .scheduleBuild2(0)
                .waitForStart();
        j.waitForMessage("The agent of this step went away; the run begins when it is back.", build);
        far.toComputer().connect(true).get();
        j.assertBuildStatusSuccess(j.waitForCompletion(build));
        j.assertLogContains("[a] here", build);
    }

    @Test
    void closureThatLosesItsAgentIsCalledAgain() throws Exception {
        Slave far = j.createOnlineSlave(Label.get("far"));
        j.createOnlineSlave(Label.get("other"));
        String intent = Intents.of(block("a", "", command("echo", "here")));
        String closure = "{ s -> node(first ? 'far' : 'other') { if (first) { first = false\n" + disconnect(far)
                + "}\n s.run() } }";
        WorkflowRun build = j.buildAndAssertSuccess(
                unsandboxed("def first = true\nrunIntent(json: '''" + intent + "''') " + closure));
        j.assertLogContains("a: agent lost: its closure failed", build);
        j.assertLogContains("[a] here", build);
    }

    @Test
    void commandThatOutlastsItsLeaseFinishesOnce() throws Exception {
        IntentRunnerConfiguration.get().setMinimumLeaseSec(10);
        j.createOnlineSlave(Label.get("far"));
        String intent =
                Intents.of(block("far", "\"agent\": {\"label\": \"far\"}, \"lease_sec\": 10,", command("sleep", "15")));
        WorkflowRun build = j.buildAndAssertSuccess(job(j, call(intent, "")));
        j.assertLogNotContains("agent lost", build);
        assertEquals(
                1, build.getAction(IntentRunAction.class).getStages().get(0).getAttempts());
    }

    @Test
    void variablesOfThePlaceAreThoseOfThePlace() throws Exception {
        j.createOnlineSlave(Label.get("far"));
        String intent = Intents.of(block(
                "a",
                "\"agent\": {\"label\": \"far\"},",
                command("echo", "<${NODE_NAME}> <${WORKSPACE}> <${EXECUTOR_NUMBER}>")));
        WorkflowRun build = j.buildAndAssertSuccess(job(j, "node('built-in') {" + call(intent, "") + "}"));
        String node = Label.get("far").getNodes().iterator().next().getNodeName();
        j.assertLogContains("<" + node + "> <", build);
        j.assertLogContains("@intent> <0>", build);
    }

    @Test
    void reportsOfAStageThatFailedElsewhereComeBack() throws Exception {
        j.createOnlineSlave(Label.get("far"));
        String intent = Intents.of(block(
                "test",
                "\"agent\": {\"label\": \"far\"}, \"outputs\": [{\"pattern\": \"t/*.xml\", \"when\": \"always\"}, \"app.jar\"],",
                command("mkdir", "t"),
                command("touch", "t/a.xml", "app.jar"),
                command("false")));
        WorkflowRun build = j.assertBuildStatus(
                Result.FAILURE,
                job(
                                j,
                                "node { try {" + call(intent, ", unpackOutputs: true")
                                        + "} finally { archiveArtifacts 't/*.xml' } }")
                        .scheduleBuild2(0));
        assertTrue(build.getArtifactManager().root().child("t/a.xml").exists());
        assertTrue(build.getArtifactManager()
                .root()
                .child("intent/outputs/test/t/a.xml")
                .exists());
        assertFalse(build.getArtifactManager()
                .root()
                .child("intent/outputs/test/app.jar")
                .exists());
    }

    private static String disconnect(Slave agent) {
        return "jenkins.model.Jenkins.get().getComputer('" + agent.getNodeName() + "').disconnect(null).get()\n";
    }

    /** A Jenkinsfile that may touch Jenkins itself. */
    private WorkflowJob unsandboxed(String script) throws Exception {
        WorkflowJob job = j.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(script, false));
        return job;
    }

    /** A build whose stage says that it has started, and waits until it may go on. */
    private WorkflowRun startWaiting() throws Exception {
        String script = "import os,time; open('" + directory.resolve("starts") + "','a').write('x')\\\\n"
                + "while not os.path.exists('" + directory.resolve("go") + "'): time.sleep(0.1)";
        String intent = Intents.of(block("far", "\"agent\": {\"label\": \"far\"},", command("python3", "-c", script)));
        WorkflowRun build = job(j, call(intent.replace("\"exec\": {", "\"exec\": {\"allow_shell\": true, "), ""))
                .scheduleBuild2(0)
                .waitForStart();
        j.waitForMessage("far: started on", build);
        await(build, () -> Files.exists(directory.resolve("starts")));
        return build;
    }
}
