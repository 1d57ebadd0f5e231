package io.jenkins.plugins.intent.jenkins;

import static io.jenkins.plugins.intent.jenkins.Intents.await;
import static io.jenkins.plugins.intent.jenkins.Intents.block;
import static io.jenkins.plugins.intent.jenkins.Intents.call;
import static io.jenkins.plugins.intent.jenkins.Intents.command;
import static io.jenkins.plugins.intent.jenkins.Intents.job;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Executor;
import hudson.model.Label;
import hudson.model.Queue;
import hudson.model.RestartListener;
import hudson.model.Result;
import hudson.model.Slave;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.intent.jenkins.runs.IntentRuns;
import java.io.IOException;
import java.util.List;
import jenkins.model.CauseOfInterruption;
import jenkins.model.InterruptedBuildAction;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Stages that somebody stops where they wait or run, and a controller that prepares to go down. */
@WithJenkins
class InterruptionTest {
    private JenkinsRule j;

    @BeforeEach
    void setUp(JenkinsRule rule) {
        j = rule;
        j.jenkins.setSecurityRealm(j.createDummySecurityRealm());
        j.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(jenkins.model.Jenkins.ADMINISTER)
                .everywhere()
                .to("alice"));
    }

    @Test
    void whoTakesAStageOutOfTheQueueIsNamed() throws Exception {
        WorkflowRun build = begin("");
        await(build, () -> j.jenkins.getQueue().getItems().length > 0);
        Queue.Item item = j.jenkins.getQueue().getItems()[0];
        try (ACLContext alice = ACL.as2(User.getById("alice", true).impersonate2())) {
            j.jenkins.getQueue().doCancelItem(item.getId());
        }
        aborted(build, "stage far was taken out of the build queue");
    }

    @Test
    void whoStopsTheExecutorOfAStageIsNamed() throws Exception {
        Slave far = j.createOnlineSlave(Label.get("far"));
        WorkflowRun build = begin("");
        j.waitForMessage("far: started on", build);
        Executor executor = far.toComputer().getExecutors().get(0);
        await(build, () -> executor.getAsynchronousExecution() != null);
        try (ACLContext alice = ACL.as2(User.getById("alice", true).impersonate2())) {
            executor.doStop();
        }
        aborted(build, "the executor of stage far was stopped");
    }

    @Test
    void interruptedBuildIsAbortedAlsoWhenTheStepMayNotFail() throws Exception {
        Slave far = j.createOnlineSlave(Label.get("far"));
        WorkflowRun build = begin(", failBuild: false");
        j.waitForMessage("far: started on", build);
        Executor executor = far.toComputer().getExecutors().get(0);
        await(build, () -> executor.getAsynchronousExecution() != null);
        executor.interrupt();
        j.assertBuildStatus(Result.ABORTED, j.waitForCompletion(build));
    }

    @Test
    void runningStageHoldsUpNoRestart() throws Exception {
        Slave far = j.createOnlineSlave(Label.get("far"));
        WorkflowRun build = begin("");
        j.waitForMessage("far: started on", build);
        await(build, () -> far.toComputer().getExecutors().get(0).getAsynchronousExecution() != null);
        await(build, InterruptionTest::isReadyToRestart);
        build.getExecutor().interrupt();
        j.assertBuildStatus(Result.ABORTED, j.waitForCompletion(build));
        while (!far.toComputer().isIdle()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void noStageStartsWhileJenkinsPreparesToGoDown() throws Exception {
        String intent = Intents.of(
                block("first", "", command("sleep", "2")),
                block("second", "\"needs\": [\"first\"],", command("echo", "hello")));
        WorkflowRun build =
                job(j, "node {" + call(intent, "") + "}").scheduleBuild2(0).waitForStart();
        j.waitForMessage("first: started on", build);
        j.jenkins.doQuietDown();
        j.waitForMessage("no further stage starts for now", build);
        j.assertLogNotContains("second: started on", build);
        j.jenkins.doCancelQuietDown();
        j.assertBuildStatusSuccess(j.waitForCompletion(build));
    }

    @Test
    void killedBuildEndsWhatItRanAndStartsNothingElse() throws Exception {
        Slave far = j.createOnlineSlave(Label.get("far"));
        String intent = Intents.of(
                block("far", "\"agent\": {\"label\": \"far\"},", command("sleep", "600")),
                block("next", "\"needs\": [\"far\"], \"run_when\": \"always\",", command("echo", "hello")));
        WorkflowRun build =
                job(j, call(intent, ", graph: 'none'")).scheduleBuild2(0).waitForStart();
        j.waitForMessage("far: started on", build);
        await(build, () -> far.toComputer().getExecutors().get(0).getAsynchronousExecution() != null);
        build.doKill();
        while (!far.toComputer().isIdle()) {
            Thread.onSpinWait();
        }
        j.assertBuildStatus(Result.ABORTED, build);
        j.assertLogNotContains("next: started on", build);
        assertTrue(IntentRuns.find(build, "intent").isEmpty());
    }

    /** A Pipeline that goes on to its next step holds up a restart for that moment. */
    private static boolean isReadyToRestart() {
        try {
            return RestartListener.isAllReady();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private WorkflowRun begin(String more) throws Exception {
        String intent = Intents.of(block("far", "\"agent\": {\"label\": \"far\"},", command("sleep", "600")));
        return job(j, call(intent, more)).scheduleBuild2(0).waitForStart();
    }

    private void aborted(WorkflowRun build, String why) throws Exception {
        j.assertBuildStatus(Result.ABORTED, j.waitForCompletion(build));
        j.assertLogContains("cancelled by alice: " + why, build);
        List<CauseOfInterruption> causes =
                build.getAction(InterruptedBuildAction.class).getCauses();
        assertEquals(
                1,
                causes.stream()
                        .filter(CauseOfInterruption.UserInterruption.class::isInstance)
                        .count());
        assertTrue(causes.stream().anyMatch(cause -> cause.getShortDescription().equals(why)), causes.toString());
    }
}
