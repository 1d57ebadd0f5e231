package io.jenkins.plugins.intent.jenkins;

import static io.jenkins.plugins.intent.jenkins.Intents.await;
import static io.jenkins.plugins.intent.jenkins.Intents.block;
import static io.jenkins.plugins.intent.jenkins.Intents.command;
import static io.jenkins.plugins.intent.jenkins.Intents.gate;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.slaves.DumbSlave;
import hudson.slaves.JNLPLauncher;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** A controller that goes down in the middle of branches. */
class PipelineStagesRestartTest {
    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    @TempDir
    private Path directory;

    @Test
    void stagesGoOnInTheirBranches() throws Throwable {
        goesOn("");
    }

    @Test
    void closuresGoOnAndAreNotCalledAgain() throws Throwable {
        goesOn(" { s -> withEnv(['X=y']) { s.run() }; echo \"left ${s.id}\" }");
    }

    private void goesOn(String closure) throws Throwable {
        Path go = directory.resolve("go");
        Path starts = directory.resolve("starts");
        String intent = Intents.of(
                block("a", "", command("python3", "wait.py", "a")),
                block("b", "", command("python3", "wait.py", "b")),
                block("c", "\"needs\": [\"a\", \"b\"],", command("echo", "after")));
        sessions.then(j -> {
            WorkflowJob job = j.createProject(WorkflowJob.class, "p");
            job.setDefinition(new CpsFlowDefinition(
                    "node { " + waiting(starts, go) + "runIntent(json: '''" + intent + "''')" + closure + " }", true));
            WorkflowRun build = job.scheduleBuild2(0).waitForStart();
            await(build, () -> length(starts) == 2);
        });
        Files.createFile(go);
        sessions.then(j -> {
            WorkflowRun build =
                    j.jenkins.getItemByFullName("p", WorkflowJob.class).getBuildByNumber(1);
            j.assertBuildStatusSuccess(j.waitForCompletion(build));
            assertEquals(2, length(starts));
            Nodes nodes = Nodes.of(build);
            assertEquals(List.of("a", "b"), nodes.branches());
            assertTrue(nodes.log("c").contains("[c] after"), nodes.log("c"));
            if (!closure.isEmpty()) {
                j.assertLogContains("left a", build);
                j.assertLogContains("left b", build);
            }
        });
    }

    /** {@code node} says of such an agent that the build is stopped, which it is not. */
    @Test
    void closureWhoseAgentDoesNotComeBackIsCalledForAnother() throws Throwable {
        Path go = directory.resolve("go");
        Path starts = directory.resolve("starts");
        String intent = Intents.of(block("a", "\"lease_sec\": 20,", command("python3", "wait.py", "a")));
        sessions.then(j -> {
            DumbSlave agent = j.createSlave("one", "far", null);
            WorkflowJob job = j.createProject(WorkflowJob.class, "p");
            job.setDefinition(new CpsFlowDefinition(
                    "node('!far') { " + waiting(starts, go) + "runIntent(json: '''" + intent
                            + "''') { s -> node('far') { s.run() } } }",
                    true));
            WorkflowRun build = job.scheduleBuild2(0).waitForStart();
            await(build, () -> length(starts) == 1);
            // From the next start on nobody connects it.
            agent.setLauncher(new JNLPLauncher(false));
            agent.save();
        });
        Files.createFile(go);
        sessions.then(j -> {
            j.createSlave("two", "far", null);
            WorkflowRun build =
                    j.jenkins.getItemByFullName("p", WorkflowJob.class).getBuildByNumber(1);
            j.assertBuildStatusSuccess(j.waitForCompletion(build));
            assertEquals(2, length(starts));
            j.assertLogContains("a: agent lost", build);
            j.assertLogContains("a: started on two", build);
        });
    }

    /** A step that writes a script which says that it has begun and then waits. */
    private static String waiting(Path starts, Path go) {
        return "writeFile file: 'wait.py', text: \"\"\"import os,sys,time\\nopen('" + starts
                + "','a').write(sys.argv[1])\\nwhile not os.path.exists('" + go + "'): time.sleep(0.1)\"\"\"\n ";
    }

    private static long length(Path file) {
        return file.toFile().length();
    }

    @Test
    void waitingGateIsStillSeenToWait() throws Throwable {
        sessions.then(j -> {
            WorkflowJob job = j.createProject(WorkflowJob.class, "p");
            job.setDefinition(new CpsFlowDefinition("runIntent json: '''" + Intents.of(gate("ask", "")) + "'''", true));
            j.waitForMessage("with stage=ask", job.scheduleBuild2(0).waitForStart());
        });
        sessions.then(j -> {
            WorkflowRun build =
                    j.jenkins.getItemByFullName("p", WorkflowJob.class).getBuildByNumber(1);
            j.waitForMessage("Ready to run", build);
            await(
                    build,
                    () -> build.getAction(IntentRunAction.class).getDecisions().isWaiting());
            build.getAction(IntentRunAction.class).doApprove("ask", "fine");
            j.assertBuildStatusSuccess(j.waitForCompletion(build));
            assertEquals(List.of("ask"), Nodes.of(build).stages());
        });
    }
}
