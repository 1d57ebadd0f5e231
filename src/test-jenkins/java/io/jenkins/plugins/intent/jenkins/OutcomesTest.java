package io.jenkins.plugins.intent.jenkins;

import static io.jenkins.plugins.intent.jenkins.Intents.block;
import static io.jenkins.plugins.intent.jenkins.Intents.call;
import static io.jenkins.plugins.intent.jenkins.Intents.command;
import static io.jenkins.plugins.intent.jenkins.Intents.job;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.FilePath;
import hudson.model.Result;
import hudson.slaves.WorkspaceList;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import jenkins.util.VirtualFile;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What becomes of a run: the scenarios of the command line, as builds. */
@WithJenkins
class OutcomesTest {
    private JenkinsRule j;

    @BeforeEach
    void setUp(JenkinsRule rule) {
        j = rule;
    }

    @Test
    void succeededBlockLeavesItsOutputAmongTheArtifacts() throws Exception {
        WorkflowRun build = succeeds(Intents.of(block("greet", "", command("echo", "hello"))));
        j.assertLogContains("[greet] hello", build);
        assertTrue(artifact(build, "SHA256SUMS").exists());
        assertTrue(artifact(build, "report/index.html").exists());
        assertTrue(artifact(build, "stages/greet/attempt-1/manifest.json").exists());
        IntentRunAction action = build.getAction(IntentRunAction.class);
        assertEquals("succeeded", action.getStatus());
        assertEquals("intent", action.getUrlName());
    }

    @Test
    void failedCommandEndsItsBlockAndSkipsWhatNeedsItAndNothingElse() throws Exception {
        WorkflowRun build = fails(Intents.of(
                block("a", "", command("false"), command("echo", "never")),
                block("b", "\"needs\": [\"a\"],", command("echo", "neither")),
                block("c", "", command("echo", "all the same"))));
        j.assertLogNotContains("never", build);
        j.assertLogContains("[intent] b: skipped", build);
        j.assertLogContains("[c] all the same", build);
    }

    @Test
    void withoutHaltOnErrorEveryCommandRunsAndTheStageFails() throws Exception {
        WorkflowRun build = fails(Intents.of("{\"id\": \"a\", \"exec\": {\"halt_on_error\": false, \"commands\": ["
                + command("false") + ", " + command("echo", "still") + "]}}"));
        j.assertLogContains("[a] still", build);
        assertTrue(text(build, "stages/a/attempt-1/manifest.json").contains("\"index\":1"));
    }

    @Test
    void whatIsWrongWithTheCallIsOneLine() throws Exception {
        for (String[] wrong : new String[][] {
            {"runIntent file: 'intent.json', json: '{}'", "either file: or json:, and not both"},
            {"runIntent file: 'intent.json', console: 'loud'", "console is 'stream', 'tail' or 'quiet', not 'loud'"},
            {"runIntent file: 'x', graph: 'none', console: 'loud'", "console is 'stream', 'tail' or 'quiet'"}
        }) {
            WorkflowRun build = j.buildAndAssertStatus(Result.FAILURE, job(j, "node { " + wrong[0] + " }"));
            j.assertLogContains(wrong[1], build);
            j.assertLogNotContains("\tat ", build);
        }
    }

    @Test
    void remarksForWhoeverWritesTheIntentAreNotOnTheConsole() throws Exception {
        WorkflowRun build =
                succeeds(Intents.of(block("a", "", command("rm", "-f", "x")), block("b", "", command("touch", "y"))));
        j.assertLogNotContains("can run at once", build);
        j.assertLogNotContains("destructive", build);
    }

    @Test
    void stageRunsOnlyAfterTheOneItNeeds() throws Exception {
        WorkflowRun build = succeeds(Intents.of(
                block("after", "\"needs\": [\"before\"],", command("cat", "made")),
                block("before", "", command("touch", "made"))));
        assertEquals("succeeded", build.getAction(IntentRunAction.class).getStatus());
    }

    @Test
    void independentStagesRunAtTheSameTime() throws Exception {
        String meet = "import os,sys,time; open(sys.argv[1],'w'); t=time.time()\\n"
                + "while not os.path.exists(sys.argv[2]):\\n  assert time.time()-t < 60; time.sleep(0.05)";
        String intent = Intents.of(
                block("a", "", command("python3", "meet.py", "a", "b")),
                block("b", "", command("python3", "meet.py", "b", "a")));
        j.buildAndAssertSuccess(
                job(j, "node { writeFile file: 'meet.py', text: \"" + meet + "\"\n" + call(intent, "") + "}"));
    }

    @Test
    void bytesThatAreNoTextAreKeptExactly() throws Exception {
        WorkflowRun build =
                succeeds(Intents.of(block("bytes", "", command("printf", "\\\\\\\\377\\\\\\\\376\\\\\\\\001"))));
        try (InputStream in = artifact(build, "stages/bytes/attempt-1/commands/01-printf/stdout.log")
                .open()) {
            assertArrayEquals(new byte[] {(byte) 0xff, (byte) 0xfe, 1}, in.readAllBytes());
        }
    }

    @Test
    void unknownProgramFailsTheStageWithTheErrorInTheManifest() throws Exception {
        WorkflowRun build = fails(Intents.of(block("a", "", command("no-such-program"))));
        String manifest = text(build, "stages/a/attempt-1/manifest.json");
        assertTrue(manifest.contains("\"exit_code\":null"), manifest);
        assertTrue(manifest.contains("no-such-program"), manifest);
    }

    @Test
    void stageWhoseProjectIsGoneFailsInOneSentenceAndLeavesNothing() throws Exception {
        String intent = Intents.of(
                        block("a", "", command("python3", "gone.py")),
                        block("b", "\"needs\": [\"a\"],", command("echo", "never")))
                .replaceFirst("\"workflow\"", "\"project_path\": \"sub\", $0");
        WorkflowJob job = job(
                j,
                "node { writeFile file: 'sub/gone.py', text: 'import os, shutil; shutil.rmtree(os.getcwd())'\n"
                        + call(intent, "") + "}");
        WorkflowRun build = j.buildAndAssertStatus(Result.FAILURE, job);
        FilePath workspace = j.jenkins.getWorkspaceFor(job);
        j.assertLogContains("[intent] a: succeeded", build);
        j.assertLogContains("the project_path sub is no directory in the workspace " + workspace, build);
        j.assertLogNotContains("[b] never", build);
        j.assertLogNotContains("\tat ", build);
        assertEquals(
                List.of(),
                WorkspaceList.tempDir(workspace).child("intent-runner").list());
    }

    @Test
    void resultIsReturnedWhenTheStepMayNotFail() throws Exception {
        String intent = Intents.of(block("a", "\"max_attempts\": 2,", command("false")));
        WorkflowRun build = j.buildAndAssertSuccess(job(
                j,
                "node { def r = " + call(intent, ", failBuild: false")
                        + "echo \"was ${r.status} after ${r.stages.a.attempts}\" }"));
        j.assertLogContains("was failed after 2", build);
    }

    @Test
    void shellWithoutPermissionStartsNothing() throws Exception {
        WorkflowRun build = stops(Intents.of(block("a", "", command("sh", "-c", "echo started"))));
        j.assertLogNotContains("started on", build);
        assertEquals("needs_human", build.getAction(IntentRunAction.class).getStatus());
    }

    @Test
    void removingAnAbsolutePathOrMovingOutOfTheProjectIsBlocked() throws Exception {
        stops(Intents.of(block("a", "", command("rm", "-rf", "/opt/x"))));
        stops(Intents.of(block("a", "", command("mv", "x", "../x"))));
    }

    @Test
    void removingARelativePathRunsWithAWarningOnThePageAlone() throws Exception {
        WorkflowRun build = succeeds(Intents.of(block("a", "", command("touch", "x"), command("rm", "x"))));
        j.assertLogNotContains("warning", build);
        assertFalse(build.getAction(IntentRunAction.class)
                .getStages()
                .get(0)
                .getFindings()
                .isEmpty());
    }

    @Test
    void everyMistakeInTheDocumentIsSaidAndNothingRuns() throws Exception {
        WorkflowRun build =
                j.buildAndAssertStatus(Result.FAILURE, job(j, call("{\"schema_version\": 1, \"goall\": \"x\"}", "")));
        j.assertLogContains("did you mean `goal`?", build);
        j.assertLogContains("missing field `workflow`", build);
    }

    @Test
    void twoCallsInParallelBranchesHavePagesAndArtifactsOfTheirOwn() throws Exception {
        String one = call(Intents.of(block("one", "", command("echo", "1"))), "");
        String two = call(Intents.of(block("two", "", command("echo", "2"))), "");
        WorkflowRun build =
                j.buildAndAssertSuccess(job(j, "parallel a: { node {" + one + "} }, b: { node {" + two + "} }"));
        assertEquals(2, build.getActions(IntentRunAction.class).size());
        assertTrue(build.getArtifactManager().root().child("intent/run.json").exists());
        assertTrue(build.getArtifactManager().root().child("intent-2/run.json").exists());
    }

    @Test
    void abortedBuildEndsItsCommands() throws Exception {
        String intent = Intents.of(block("a", "", command("sleep", "600")));
        WorkflowRun build =
                job(j, "node {" + call(intent, "") + "}").scheduleBuild2(0).waitForStart();
        j.waitForMessage("a: started on", build);
        build.getExecutor().interrupt();
        j.assertBuildStatus(Result.ABORTED, j.waitForCompletion(build));
        j.assertLogContains("run cancelled", build);
        String run = text(build, "run.json");
        assertTrue(run.contains("stages/a/attempt-1/manifest.json"), run);
        assertFalse(run.contains("failed"), run);
    }

    private WorkflowRun succeeds(String intent) throws Exception {
        return j.buildAndAssertSuccess(job(j, "node {" + call(intent, "") + "}"));
    }

    private WorkflowRun fails(String intent) throws Exception {
        return j.buildAndAssertStatus(Result.FAILURE, job(j, "node {" + call(intent, "") + "}"));
    }

    private WorkflowRun stops(String intent) throws Exception {
        WorkflowRun build =
                j.buildAndAssertStatus(Result.FAILURE, job(j, "node {" + call(intent, ", onNeedsHuman: 'fail'") + "}"));
        j.assertLogContains("[intent] a: json:1: blocked by the policy: ", build);
        return build;
    }

    private static VirtualFile artifact(WorkflowRun build, String path) {
        return build.getArtifactManager().root().child("intent/" + path);
    }

    private static String text(WorkflowRun build, String path) throws IOException {
        try (InputStream in = artifact(build, path).open()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\" : ", "\":");
        }
    }
}
