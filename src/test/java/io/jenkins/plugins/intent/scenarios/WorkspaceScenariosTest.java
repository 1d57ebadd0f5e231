package io.jenkins.plugins.intent.scenarios;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.intent.scenarios.Project.Run;
import java.nio.file.Files;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

/** Private copies of the project, and files handed from stage to stage. */
public class WorkspaceScenariosTest {
    @Rule
    public final Project project = new Project();

    @Before
    public void projectWithASource() throws Exception {
        project.write("source", "text");
    }

    @Test
    public void isolatedStagesDoNotSeeEachOtherAndHandOnOnlyTheirOutputs() throws Exception {
        Run run = project.intent(
                        isolated("a", "", "['made.a']", "cp source made.a; cp source scratch"),
                        isolated("b", "'a'", "[]", "test -e made.a; test -e source; test ! -e scratch"))
                .run();

        assertEquals(run.view().toString(), 0, run.code());
        assertFalse(project.has("made.a"));
        assertTrue(Files.exists(run.bundle().resolve("outputs/a")));
    }

    @Test
    public void sharedStageFindsTheOutputsOfAnIsolatedOneInTheProject() throws Exception {
        Run run = project.intent(
                        isolated("a", "", "['out/made.a']", "mkdir out; cp source out/made.a"),
                        "{'id':'b','needs':['a'],'exec':{'commands':[{'program':'cat','args':['out/made.a']}]}}")
                .run();

        assertEquals(run.view().toString(), 0, run.code());
        assertEquals("text", new String(run.stdout("b", 0)));
    }

    @Test
    public void whatAStageMakesUnderTheNameOfTheStateDirectoryInItsCopyIsNoOutput() throws Exception {
        Run run = project.intent(
                        isolated("a", "", "['**/*.json']", "mkdir -p .intent; cp source .intent/settings.json"),
                        "{'id':'b','needs':['a'],'exec':{'commands':[{'program':'true'}]}}")
                .run();

        assertEquals(run.view().toString(), 0, run.code());
        assertFalse(project.has(".intent/settings.json"));
        assertFalse(Files.exists(run.bundle().resolve("outputs/a/.intent")));
    }

    @Test
    public void samePathWithDifferentBytesFromTwoStagesIsAnErrorThatNamesBoth() throws Exception {
        Run run = project.intent(
                        isolated("a", "", "['made']", "echo a > made"),
                        isolated("b", "", "['made']", "echo b > made"),
                        isolated("c", "'a','b'", "[]", "true"))
                .run();

        assertEquals(1, run.code());
        String reason = run.stage("c").get("reason").asText();
        assertTrue(
                reason,
                reason.startsWith("the outputs of stages conflict: ")
                        && reason.contains("made")
                        && reason.contains("\"a\"")
                        && reason.contains("\"b\""));
    }

    @Test
    public void samePathWithTheSameBytesFromTwoStagesIsFine() throws Exception {
        Run run = project.intent(
                        "{'id':'a','matrix':{'n':[1,2]},'workspace':'isolated','outputs':['dist/*'],'exec':{'commands':["
                                + "{'program':'mkdir','args':['-p','dist']},{'program':'cp','args':['source','dist/LICENSE']},"
                                + "{'program':'touch','args':['-d','2020-01-0${matrix.n}','dist/LICENSE']}]}}",
                        isolated("c", "'a'", "[]", "test -e dist/LICENSE"),
                        "{'id':'d','needs':['a'],'exec':{'commands':[{'program':'cat','args':['dist/LICENSE']}]}}")
                .run();

        assertEquals(run.view().toString(), 0, run.code());
    }

    @Test
    public void declaredOutputThatIsMissingFailsTheStage() throws Exception {
        Run run = project.intent("{'id':'a','outputs':['target/*.jar'],'exec':{'commands':[{'program':'true'}]}}")
                .run();

        assertEquals(1, run.code());
        assertTrue(run.stage("a").get("reason").asText().contains("target/*.jar"));
    }

    @Test
    public void sharedStagesThatCanRunAtOnceGetAWarningThatNamesBoth() throws Exception {
        Run run = project.intent(
                        "{'id':'first','exec':{'commands':[{'program':'true'}]}}",
                        "{'id':'second','exec':{'commands':[{'program':'true'}]}}")
                .run();

        String findings =
                run.stage("first").get("findings") + "" + run.stage("second").get("findings");
        assertTrue(findings, findings.contains("first") && findings.contains("second"));
    }

    private static String isolated(String id, String needs, String outputs, String script) {
        return "{'id':'" + id + "','needs':[" + needs + "],'workspace':'isolated','outputs':" + outputs
                + ",'exec':{'allow_shell':true,'commands':[{'program':'sh','args':['-ec','" + script + "']}]}}";
    }
}
