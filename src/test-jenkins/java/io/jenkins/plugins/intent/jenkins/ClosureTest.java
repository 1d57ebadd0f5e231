package io.jenkins.plugins.intent.jenkins;

import static io.jenkins.plugins.intent.jenkins.Intents.block;
import static io.jenkins.plugins.intent.jenkins.Intents.command;
import static io.jenkins.plugins.intent.jenkins.Intents.job;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** A Jenkinsfile that chooses the surroundings of each stage. */
@WithJenkins
class ClosureTest {
    private static final String ECHO = Intents.of(block("a", "", command("echo", "hello")));

    private JenkinsRule j;

    @BeforeEach
    void setUp(JenkinsRule rule) {
        j = rule;
    }

    private static String script(String intent, String closure) {
        return "node { runIntent(json: '''" + intent + "''') { s -> " + closure + " } }";
    }

    private WorkflowRun fails(String intent, String closure) throws Exception {
        return j.buildAndAssertStatus(Result.FAILURE, job(j, script(intent, closure)));
    }

    @Test
    void whatIsAroundACallHoldsForThatStageAlone() throws Exception {
        String intent = Intents.of(
                block("a", "\"agent\": {\"label\": \"x\"},", command("printenv", "WHO")),
                block("b", "\"needs\": [\"a\"],", command("printenv", "WHO")));
        WorkflowRun build = j.buildAndAssertSuccess(
                job(j, script(intent, "withEnv([\"WHO=${s.id} ${s.label} ${s.attempt}\"]) { s.run() }")));
        j.assertLogContains("[a] a x 1", build);
        j.assertLogContains("[b] b null 1", build);
        assertEquals(List.of("a", "b"), Nodes.of(build).stages());
    }

    @Test
    void closureIsCalledForEachAttempt() throws Exception {
        String intent = Intents.of(block("a", "\"max_attempts\": 2,", command("printenv", "SECOND")));
        WorkflowRun build = j.buildAndAssertSuccess(
                job(j, script(intent, "withEnv(s.attempt == 2 ? ['SECOND=yes'] : []) { s.run() }")));
        j.assertLogContains("[a] yes", build);
        assertEquals(
                2, build.getAction(IntentRunAction.class).getStages().get(0).getAttempts());
    }

    @Test
    void stageRunsInAnotherWorkspaceWithTheProjectsFiles() throws Exception {
        j.createSlave("far", "far", null);
        String intent = Intents.of(block("a", "", command("cat", "made")));
        WorkflowRun build = j.buildAndAssertSuccess(job(
                j,
                "node('!far') { writeFile file: 'made', text: 'here'\n runIntent(json: '''" + intent
                        + "''') { s -> node('far') { s.run() } } }"));
        j.assertLogContains("a: started on far", build);
        j.assertLogContains("[a] here", build);
    }

    @Test
    void closureThatNeverRunsTheStageHasFailedIt() throws Exception {
        j.assertLogContains("a: failed: its closure ended without s.run()", fails(ECHO, ""));
    }

    @Test
    void closureThatFailsBeforeItRunsTheStageHasFailedIt() throws Exception {
        WorkflowRun build = fails(ECHO, "error 'not today'");
        j.assertLogContains("a: failed: its closure failed: not today", build);
        j.assertLogNotContains("started on", build);
    }

    @Test
    void closureThatFailsAfterTheStageHasFailedIt() throws Exception {
        WorkflowRun build = fails(ECHO, "s.run(); error 'after all'");
        j.assertLogContains("[a] hello", build);
        j.assertLogContains("its closure failed: after all", build);
    }

    @Test
    void secondCallOfTheSameAttemptRunsNothing() throws Exception {
        WorkflowRun build = j.buildAndAssertSuccess(job(j, script(ECHO, "s.run(); s.run()")));
        String log = JenkinsRule.getLog(build);
        assertEquals(log.indexOf("[a] hello"), log.lastIndexOf("[a] hello"), log);
        j.assertLogContains("was run already in this attempt", build);
    }

    @Test
    void failureThatTheClosureCatchesIsStillTheStages() throws Exception {
        WorkflowRun build =
                fails(Intents.of(block("a", "", command("false"))), "try { s.run() } catch (e) { echo 'caught' }");
        j.assertLogContains("caught", build);
        assertTrue(Nodes.of(build).isFailed("a"));
    }

    @Test
    void timeoutInTheClosureFailsTheAttemptAndAnotherIsMade() throws Exception {
        String intent = Intents.of(block("a", "\"max_attempts\": 2,", command("sleep", "600")));
        WorkflowRun build = fails(intent, "timeout(time: s.attempt == 1 ? 1 : 2, unit: 'SECONDS') { s.run() }");
        assertEquals(
                2, build.getAction(IntentRunAction.class).getStages().get(0).getAttempts());
        j.assertLogContains("tried again: its closure failed: Timeout has been exceeded", build);
        j.assertLogContains("stage a failed: its closure failed: Timeout has been exceeded", build);
    }

    @Test
    void callOfAnotherStageIsRefused() throws Exception {
        String intent = Intents.of(
                block("a", "", command("true")), block("b", "\"needs\": [\"a\"],", command("echo", "by mistake")));
        String script = "def first = null\n" + script(intent, "first = first ?: s; first.run()") + "\n";
        WorkflowRun build = j.buildAndAssertStatus(Result.FAILURE, job(j, script));
        j.assertLogContains("s.run() of stage a was called in the closure of stage b", build);
        j.assertLogNotContains("[b] by mistake", build);
    }

    @Test
    void callAfterTheRunSaysWhereItWorks() throws Exception {
        String script = "def kept = null\n" + script(ECHO, "kept = s; s.run()") + "\nkept.run()";
        WorkflowRun build = j.buildAndAssertStatus(Result.FAILURE, job(j, script));
        j.assertLogContains("s.run() works inside of the closure that runIntent calls, while it goes on", build);
    }

    @Test
    void closureWithoutAWorkspaceSaysWhatIsMissing() throws Exception {
        WorkflowRun build =
                j.buildAndAssertStatus(Result.FAILURE, job(j, "runIntent(json: '''" + ECHO + "''') { s -> s.run() }"));
        j.assertLogContains("s.run() needs a workspace: put node { … } around it", build);
    }

    @Test
    void outputsOfOtherWorkspacesAreUnpackedWhenAskedFor() throws Exception {
        j.createSlave("far", "far", null);
        String intent = Intents.of(block("a", "\"outputs\": [\"made\"],", command("touch", "made")));
        String script = "node('!far') { runIntent(json: '''" + intent
                + "''', unpackOutputs: true) { s -> node('far') { s.run() } }\n echo \"there: ${fileExists('made')}\" }";
        j.assertLogContains("there: true", j.buildAndAssertSuccess(job(j, script)));
    }

    @Test
    void declarativeTakesTheClosureInAScriptBlock() throws Exception {
        String script = "pipeline { agent any\n stages { stage('x') { steps { script { runIntent(json: '''" + ECHO
                + "''') { s -> s.run() } } } } } }";
        j.assertLogContains("[a] hello", j.buildAndAssertSuccess(job(j, script)));
    }
}
