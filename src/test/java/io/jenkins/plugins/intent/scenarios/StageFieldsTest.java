package io.jenkins.plugins.intent.scenarios;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;

/** When stages run, and what their ends count for. */
public class StageFieldsTest {
    @Rule
    public final Project project = new Project();

    private static String stage(String id, String more, String program) {
        return "{'id':'" + id + "'" + more + ",'exec':{'commands':[{'program':'" + program + "'}]}}";
    }

    private static String skippedBy(Project.Run run, String stage) {
        return run.stage(stage).get("skipped_by").asText();
    }

    @Test
    public void stageWhoseConditionIsNotMetIsSkippedAndCountsAsDone() throws Exception {
        project.with("BRANCH", "dev");
        project.intent(
                stage("a", ",'when':{'variable':'BRANCH','equals':'main'}", "false"),
                stage("b", ",'needs':['a']", "true"));
        Project.Run run = project.run();
        assertEquals(0, run.code());
        assertEquals("skipped", run.status("a"));
        assertEquals("condition", skippedBy(run, "a"));
        assertTrue(run.stage("a").get("reason").asText().contains("BRANCH is `main`"));
        assertEquals(0, run.stage("a").get("jobs").size());
        assertEquals("succeeded", run.status("b"));
    }

    @Test
    public void conditionOnFilesAndCapturedValuesIsAnsweredWhereTheStageRuns() throws Exception {
        project.intent(
                "{'id':'a','exports':['KIND'],'exec':{'commands':[{'program':'touch','args':['made']},"
                        + "{'program':'echo','args':['fast'],'capture':'KIND'}]}}",
                stage("b", ",'needs':['a'],'when':{'file_exists':'made'}", "true"),
                stage("c", ",'needs':['a'],'when':{'not':{'file_exists':'made'}}", "false"),
                stage("d", ",'needs':['a'],'when':{'variable':'KIND','equals':'slow'}", "false"),
                stage("e", ",'needs':['d'],'when':{'variable':'KIND','matches':'fa.*'}", "true"));
        Project.Run run = project.run();
        assertEquals(0, run.code());
        assertEquals("succeeded", run.status("b"));
        assertEquals("condition", skippedBy(run, "c"));
        assertEquals("condition", skippedBy(run, "d"));
        assertEquals("succeeded", run.status("e"));
    }

    @Test
    public void conditionOnAnUnsetVariableIsAnErrorBeforeAnythingRuns() throws Exception {
        project.intent(stage("a", ",'when':{'variable':'NOWHERE_SET','equals':'x'}", "true"));
        Project.Called called = project.call("run", "intent.json");
        assertEquals(2, called.code());
        assertTrue(called.err(), called.err().contains("/when/variable: the environment variable `NOWHERE_SET`"));
    }

    @Test
    public void cleaningUpRunsAfterAFailureAndTellingPeopleOnlyThen() throws Exception {
        project.intent(
                stage("build", "", "false"),
                stage("test", ",'needs':['build']", "true"),
                stage("clean", ",'needs':['test'],'run_when':'always'", "true"),
                stage("tell", ",'needs':['test'],'run_when':'failure'", "true"),
                stage("good", "", "true"),
                stage("unneeded", ",'needs':['good'],'run_when':'failure'", "false"));
        Project.Run run = project.run();
        assertEquals(1, run.code());
        assertEquals("failure", skippedBy(run, "test"));
        assertEquals("succeeded", run.status("clean"));
        assertEquals("succeeded", run.status("tell"));
        assertEquals("run_when", skippedBy(run, "unneeded"));
    }

    @Test
    public void stageThatMayFailDoesNotFailTheRun() throws Exception {
        project.intent(stage("a", ",'allow_failure':true", "false"), stage("b", ",'needs':['a']", "true"));
        Project.Run run = project.run();
        assertEquals(0, run.code());
        assertEquals("failed", run.status("a"));
        assertTrue(run.stage("a").get("allow_failure").asBoolean());
        assertEquals("succeeded", run.status("b"));
    }

    @Test
    public void noOfAnOptionalGateFailsNothing() throws Exception {
        project.intent(
                "{'id':'ask','kind':'gate','gate':{'optional':true}}",
                stage("ship", ",'needs':['ask']", "false"),
                stage("after", ",'needs':['ship'],'run_when':'always'", "true"));
        Project.Run waiting = project.run();
        assertEquals(3, waiting.code());
        project.call("reject", waiting.id(), "ask", "--reason", "not today");
        Project.Run run = project.resume();
        assertEquals(0, run.code());
        assertEquals("declined", skippedBy(run, "ask"));
        assertEquals("rejected", run.stage("ask").get("decision").get("outcome").asText());
        assertEquals("declined", skippedBy(run, "ship"));
        assertEquals("succeeded", run.status("after"));
    }

    @Test
    public void nextAttemptFollowsAfterAPause() throws Exception {
        project.intent("{'id':'a','max_attempts':2,'retry_delay_sec':1,'exec':{'commands':["
                + "{'program':'mkdir','args':['once'],'allow_failure':false},{'program':'false'}]}}");
        Project.Run run = project.run();
        assertEquals("failed", run.status("a"));
        assertEquals(2, run.stage("a").get("jobs").size());
        long first = run.stage("a").get("jobs").get(0).get("ended_ms").asLong();
        long second = run.stage("a").get("jobs").get(1).get("leased_ms").asLong();
        assertTrue(second - first + " ms", second - first >= 1000);
    }

    @Test
    public void reportsOfAFailedStageSurviveAlsoWhenItIsIsolated() throws Exception {
        project.intent(
                "{'id':'test','workspace':'isolated','outputs':['*.jar',{'pattern':'report-*.xml','when':'always'},"
                        + "{'pattern':'never','when':'always','optional':true}],'exec':{'commands':["
                        + "{'program':'touch','args':['report-1.xml','x.jar']},{'program':'false'}]}}",
                "{'id':'publish','needs':['test'],'run_when':'always','exec':{'commands':["
                        + "{'program':'ls','args':['report-1.xml']}]}}");
        Project.Run run = project.run();
        assertEquals(1, run.code());
        assertTrue(Files.exists(run.bundle().resolve("outputs/test/report-1.xml")));
        assertFalse(Files.exists(run.bundle().resolve("outputs/test/x.jar")));
        assertEquals("report-1.xml\n", new String(run.stdout("publish", 0), StandardCharsets.UTF_8));
        assertEquals(0, project.call("verify", run.bundle().toString()).code());
    }

    @Test
    public void optionalOutputMayBeMissing() throws Exception {
        project.intent(
                "{'id':'a','outputs':[{'pattern':'none-*','optional':true}],'exec':{'commands':[{'program':'true'}]}}",
                "{'id':'b','outputs':['none-*'],'exec':{'commands':[{'program':'true'}]}}");
        Project.Run run = project.run();
        assertEquals(List.of("succeeded", "failed"), List.of(run.status("a"), run.status("b")));
    }

    @Test
    public void stageThatWaitsForAFailureOfNothingIsAnError() throws Exception {
        project.intent(stage("a", ",'run_when':'failure'", "true"));
        Project.Called called = project.call("run", "intent.json");
        assertEquals(2, called.code());
        assertTrue(called.err(), called.err().contains("needs none (name in `needs` what may fail)"));
    }

    @Test
    public void whyAStageFailedIsMoreThanAnExitCodeWhereThatSaysNothing() throws Exception {
        project.intent(
                "{'id':'a','exec':{'commands':[{'program':'printf','args':['\\\\377'],'capture':'V'}]}}",
                "{'id':'b','exec':{'commands':[{'program':'true','success_codes':[3]}]}}",
                "{'id':'c','exec':{'commands':[{'program':'true','stdout_to':'no/x'}]}}",
                "{'id':'d','allow_failure':true,'exec':{'commands':[{'program':'false'}]}}");
        Project.Called called = project.call("run", "intent.json");
        assertEquals(1, called.code());
        for (String said : List.of(
                "a: command 1 `printf` failed: cannot capture `V`: what it printed is not UTF-8 text",
                "b: command 1 `true` failed: exit code 0 is none of its `success_codes`",
                "cannot write to `no/x`: its directory does not exist; let a command make it before",
                "d (which may fail): command 1 `false` ended with exit code 1")) {
            assertTrue(called.out(), called.out().contains(said));
        }
    }

    @Test
    public void commandThatIsSkippedSaysWhy() throws Exception {
        project.intent("{'id':'a','exec':{'commands':[{'program':'false','when':{'file_exists':'gone'}}]}}");
        Project.Called called = project.call("run", "intent.json");
        assertEquals(0, called.code());
        assertTrue(
                called.out(), called.out().contains("a: 1/1 false: skipped: its condition (`gone` exists) is not met"));
    }
}
