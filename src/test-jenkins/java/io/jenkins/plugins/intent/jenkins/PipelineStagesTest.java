package io.jenkins.plugins.intent.jenkins;

import static io.jenkins.plugins.intent.jenkins.Intents.await;
import static io.jenkins.plugins.intent.jenkins.Intents.block;
import static io.jenkins.plugins.intent.jenkins.Intents.call;
import static io.jenkins.plugins.intent.jenkins.Intents.command;
import static io.jenkins.plugins.intent.jenkins.Intents.gate;
import static io.jenkins.plugins.intent.jenkins.Intents.job;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import java.util.List;
import java.util.stream.IntStream;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.support.actions.PauseAction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What the viewers of Pipeline see of a run. */
@WithJenkins
class PipelineStagesTest {
    private static final String FOUR = Intents.of(
            block("build", "", command("echo", "built")),
            block("test", "\"needs\": [\"build\"],", command("echo", "tested")),
            block("lint", "\"needs\": [\"build\"],", command("false")),
            block("ship", "\"needs\": [\"test\", \"lint\"],", command("echo", "shipped")));

    private JenkinsRule j;

    @BeforeEach
    void setUp(JenkinsRule rule) {
        j = rule;
    }

    @Test
    void stagesAndBranchesAreNamedByIdAndHaveStatusesOfTheirOwn() throws Exception {
        WorkflowRun build = j.buildAndAssertStatus(Result.FAILURE, job(j, "node { " + call(FOUR, "") + " }"));
        Nodes nodes = Nodes.of(build);
        assertEquals(List.of("test", "lint"), nodes.branches());
        assertEquals(5, nodes.stages().size());
        assertEquals("build", nodes.stages().get(0));
        assertEquals("test, lint", nodes.stages().get(1));
        assertFalse(nodes.isFailed("build"));
        assertTrue(nodes.isFailed("lint"));
        assertFalse(nodes.isFailed("test"));
        assertTrue(nodes.isSkipped("ship"));
        assertFalse(nodes.isSkipped("test"));
    }

    @Test
    void eachStageHasItsOwnLog() throws Exception {
        WorkflowRun build = j.buildAndAssertStatus(Result.FAILURE, job(j, "node { " + call(FOUR, "") + " }"));
        Nodes nodes = Nodes.of(build);
        assertTrue(nodes.log("build").contains("[build] built"), nodes.log("build"));
        assertFalse(nodes.log("build").contains("tested"), nodes.log("build"));
        assertTrue(nodes.log("test").contains("[test] tested"), nodes.log("test"));
        assertTrue(nodes.log("ship").contains("skipped"), nodes.log("ship"));
    }

    @Test
    void gateIsSeenToWaitAndSaysWhereItIsAnswered() throws Exception {
        WorkflowRun build =
                job(j, call(Intents.of(gate("ask", "")), "")).scheduleBuild2(0).waitForStart();
        j.waitForMessage("with stage=ask", build);
        await(build, () -> Nodes.of(build).leaves("ask").stream().anyMatch(PauseAction::isPaused));
        j.assertLogContains("to answer: " + j.getURL() + build.getUrl() + "intent/", build);
        build.getAction(IntentRunAction.class).doApprove("ask", "fine");
        j.assertBuildStatusSuccess(j.waitForCompletion(build));
        assertFalse(Nodes.of(build).leaves("ask").stream().anyMatch(PauseAction::isPaused));
    }

    @Test
    void graphCanBeLeftOutAndTheStepOfTheSameNameIsStillThere() throws Exception {
        String intent = Intents.of(block("a", "", command("true")));
        WorkflowRun none = j.buildAndAssertSuccess(job(j, "node { " + call(intent, ", graph: 'none'") + " }"));
        WorkflowRun step = j.buildAndAssertSuccess(job(j, "node { steps." + call(intent, "") + " }"));
        assertEquals(List.of(), Nodes.of(none).stages());
        assertEquals(List.of(), Nodes.of(step).stages());
    }

    @Test
    void stageCostsNoMoreNodesThanByHand() throws Exception {
        WorkflowRun two = j.buildAndAssertSuccess(job(j, "node { " + call(wide(2), "") + " }"));
        WorkflowRun six = j.buildAndAssertSuccess(job(j, "node { " + call(wide(6), "") + " }"));
        assertEquals(4 * 7, Nodes.of(six).count() - Nodes.of(two).count());
    }

    @Test
    void veryWideRunIsDrawnAsOneStage() throws Exception {
        WorkflowRun build = j.buildAndAssertSuccess(job(j, "node { " + call(wide(101), ", console: 'quiet'") + " }"));
        assertEquals(List.of("s0, s1 and 99 more"), Nodes.of(build).stages());
    }

    private static String wide(int count) {
        return Intents.of(IntStream.range(0, count)
                .mapToObj(i -> block("s" + i, "", command("true")))
                .toArray(String[]::new));
    }

    @Test
    void abortIsSeenInEveryBranch() throws Exception {
        String intent = Intents.of(block("a", "", command("sleep", "600")), block("b", "", command("sleep", "600")));
        WorkflowRun build =
                job(j, "node { " + call(intent, "") + " }").scheduleBuild2(0).waitForStart();
        j.waitForMessage("b: started on", build);
        j.waitForMessage("a: started on", build);
        build.getExecutor().interrupt();
        j.assertBuildStatus(Result.ABORTED, j.waitForCompletion(build));
    }

    @Test
    void severalCallsAlsoInBranchesAndLoadedFilesAreDrawnSideBySide() throws Exception {
        String script = "node { writeFile file: 'x.groovy', text: 'def go(j) { runIntent(json: j) }; return this'\n"
                + "def x = load 'x.groovy'\n parallel p: { x.go('''" + Intents.of(block("one", "", command("true")))
                + "''') }, q: { " + call(Intents.of(block("two", "", command("true"))), "") + " }\n"
                + call(Intents.of(block("three", "", command("true"))), "") + " }";
        Nodes nodes = Nodes.of(j.buildAndAssertSuccess(job(j, script)));
        assertTrue(
                nodes.stages().containsAll(List.of("one", "two", "three")),
                nodes.stages().toString());
    }

    @Test
    void wrongParameterIsSaidWithWhatWasMeant() throws Exception {
        WorkflowRun build = j.buildAndAssertStatus(Result.FAILURE, job(j, "runIntent fil: 'intent.json'"));
        j.assertLogContains("runIntent has no parameter `fil`; did you mean `file`?", build);
    }
}
