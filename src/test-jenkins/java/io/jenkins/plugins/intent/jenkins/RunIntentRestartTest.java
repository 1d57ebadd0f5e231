package io.jenkins.plugins.intent.jenkins;

import static io.jenkins.plugins.intent.jenkins.Intents.await;
import static io.jenkins.plugins.intent.jenkins.Intents.block;
import static io.jenkins.plugins.intent.jenkins.Intents.call;
import static io.jenkins.plugins.intent.jenkins.Intents.command;
import static io.jenkins.plugins.intent.jenkins.Intents.gate;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** A controller that goes down while a run goes: the next one goes on with it. */
class RunIntentRestartTest {
    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    @TempDir
    private Path directory;

    @Test
    void runningJobIsAttendedAgainAndNotStartedAgain() throws Throwable {
        Path go = directory.resolve("go");
        Path starts = directory.resolve("starts");
        String script = "import os,time; open('" + starts + "','a').write('x')\\n" + "while not os.path.exists('" + go
                + "'): time.sleep(0.1)";
        String intent = Intents.of(block("long", "", command("python3", "wait.py")));
        sessions.then(j -> {
            WorkflowJob job = j.createProject(WorkflowJob.class, "p");
            job.setDefinition(new CpsFlowDefinition(
                    "node { writeFile file: 'wait.py', text: \"\"\"" + script + "\"\"\"\n" + call(intent, "") + "}",
                    true));
            WorkflowRun build = job.scheduleBuild2(0).waitForStart();
            j.waitForMessage("long: started on", build);
            await(build, () -> Files.exists(starts));
        });
        Files.createFile(go);
        sessions.then(j -> {
            WorkflowRun build =
                    j.jenkins.getItemByFullName("p", WorkflowJob.class).getBuildByNumber(1);
            j.assertBuildStatusSuccess(j.waitForCompletion(build));
            assertEquals("x", Files.readString(starts));
        });
    }

    @Test
    void waitingGateWaitsOnAfterARestart() throws Throwable {
        sessions.then(j -> {
            WorkflowJob job = j.createProject(WorkflowJob.class, "p");
            job.setDefinition(new CpsFlowDefinition(call(Intents.of(gate("ask", "")), ""), true));
            j.waitForMessage("ask: waits for a person", job.scheduleBuild2(0).waitForStart());
        });
        sessions.then(j -> {
            WorkflowRun build =
                    j.jenkins.getItemByFullName("p", WorkflowJob.class).getBuildByNumber(1);
            j.waitForMessage("Ready to run", build);
            j.createWebClient().getPage(build, "intent/");
            build.getAction(IntentRunAction.class).doApprove("ask", "fine");
            j.assertBuildStatusSuccess(j.waitForCompletion(build));
        });
    }

    @Test
    void summaryOutlivesTheJournal() throws Throwable {
        sessions.then(j -> {
            WorkflowJob job = j.createProject(WorkflowJob.class, "p");
            String intent = Intents.of(block("a", "", command("true")));
            job.setDefinition(new CpsFlowDefinition("node {" + call(intent, "") + "}", true));
            WorkflowRun build = j.buildAndAssertSuccess(job);
            Files.delete(build.getRootDir().toPath().resolve("intent-runner/intent/journal.jsonl"));
        });
        sessions.then(j -> {
            WorkflowRun build =
                    j.jenkins.getItemByFullName("p", WorkflowJob.class).getBuildByNumber(1);
            assertEquals("succeeded", build.getAction(IntentRunAction.class).getStatus());
            j.createWebClient().getPage(build, "intent/");
        });
    }
}
