package io.jenkins.plugins.intent.scenarios;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.intent.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;

/** Some stages only, and runs that take over what others did. */
public class RerunScenariosTest {
    @Rule
    public final Project project = new Project();

    private static String append(String file) {
        return "{'program':'tee','args':['-a','" + file + "'],'stdin_text':'x'}";
    }

    private void failingOnce() throws IOException {
        project.intent(
                "{'id':'build','workspace':'isolated','outputs':['out.txt'],'exports':['VERSION'],'exec':{'commands':["
                        + "{'program':'echo','args':['made'],'stdout_to':'out.txt'},"
                        + "{'program':'echo','args':['1.4'],'capture':'VERSION'}]}}",
                "{'id':'log','exec':{'commands':[" + append("log.txt") + "]}}",
                "{'id':'test','needs':['build'],'exec':{'commands':[{'program':'cat','args':['there.txt']},"
                        + "{'program':'cat','args':['out.txt']},{'program':'echo','args':['${VERSION}']}]}}",
                "{'id':'ship','needs':['test'],'exec':{'commands':[" + append("shipped.txt") + "]}}");
    }

    private Project.Run rerun(String... options) throws IOException {
        List<String> args = new ArrayList<>(List.of("rerun", "--json"));
        args.addAll(List.of(options));
        Project.Called called = project.call(args.toArray(String[]::new));
        if (called.out().isEmpty()) {
            throw new AssertionError(called.err());
        }
        JsonNode view = Json.LINE.readTree(called.out());
        return new Project.Run(called.code(), view);
    }

    private static String takenFrom(Project.Run run, String stage) {
        return run.stage(stage).get("taken_over_from").asText();
    }

    @Test
    public void onlyTheStageThatWasAskedForAndWhatItNeedsIsRun() throws Exception {
        failingOnce();
        project.write("there.txt", "");
        Project.Run run = project.run("--stage", "test");
        assertEquals(0, run.code());
        assertEquals("succeeded", run.status("build"));
        assertEquals("succeeded", run.status("test"));
        assertEquals("not_asked", run.stage("ship").get("skipped_by").asText());
        assertEquals("not_asked", run.stage("log").get("skipped_by").asText());
        assertFalse(project.has("shipped.txt"));
    }

    @Test
    public void unknownStageIsAnErrorWithACloseName() throws Exception {
        failingOnce();
        Project.Called called = project.call("run", "--stage", "tset", "intent.json");
        assertEquals(2, called.code());
        assertTrue(called.err(), called.err().contains("no stage `tset`; did you mean `test`?"));
    }

    @Test
    public void rerunTakesOverWhatSucceededWithItsOutputsAndValues() throws Exception {
        failingOnce();
        Project.Run first = project.run();
        assertEquals(1, first.code());
        project.write("there.txt", "");
        Project.Run run = rerun();
        assertEquals(0, run.code());
        assertEquals(first.id(), run.view().get("rerun_of").asText());
        assertEquals(first.id(), takenFrom(run, "build"));
        assertEquals(first.id(), takenFrom(run, "log"));
        assertEquals("x", project.text("log.txt"));
        assertEquals("made\n", new String(run.stdout("test", 1), StandardCharsets.UTF_8));
        assertEquals("1.4\n", new String(run.stdout("test", 2), StandardCharsets.UTF_8));
        assertTrue(Files.exists(run.bundle().resolve("stages/build/attempt-1/manifest.json")));
        assertEquals(0, project.call("verify", run.bundle().toString()).code());
    }

    @Test
    public void rerunFromAStageRunsItAndWhatNeedsItAgain() throws Exception {
        failingOnce();
        project.write("there.txt", "");
        Project.Run first = project.run();
        assertEquals(0, first.code());
        Project.Run run = rerun("--from", "test");
        assertEquals(first.id(), takenFrom(run, "build"));
        assertTrue(run.stage("test").get("taken_over_from").isNull());
        assertEquals("xx", project.text("shipped.txt"));
    }

    @Test
    public void whateverIsNotAsItWasIsNamedAtOnce() throws Exception {
        project.intent("{'id':'a','exec':{'commands':[{'program':'true'}]}}");
        Path intent = project.directory().resolve("intent.json");
        Files.writeString(
                intent,
                Files.readString(intent)
                        .replace("\"goal\"", "\"parameters\":{\"TARGET\":{\"default\":\"staging\"}},\"goal\""));
        project.write("policy.json", "{\"schema_version\":1}");
        project.run("--policy", "policy.json");
        Files.writeString(intent, Files.readString(intent).replace("\"true\"", "\"echo\""));
        project.write("policy.json", "{\"schema_version\":1,\"shell\":\"never\"}");
        Project.Called called = project.call("rerun", "-p", "TARGET=live");
        assertEquals(2, called.code());
        String said = called.err();
        assertTrue(
                said,
                said.contains(
                        "the intent `intent.json` has changed since: /workflow/stages/0/exec/commands/0/program was"
                                + " \"true\", and is \"echo\""));
        assertTrue(said, said.contains("the parameter TARGET was `staging`, and is `live`"));
        assertTrue(said, said.contains("the policy is another one: /administrator/shell was"));
        assertEquals(0, project.call("rerun", "-p", "TARGET=live", "--anyway").code());
    }

    @Test
    public void documentThatMeansTheSameIsTheSame() throws Exception {
        failingOnce();
        project.run();
        project.write("there.txt", "");
        Path intent = project.directory().resolve("intent.json");
        Files.writeString(intent, Files.readString(intent).replace(":", " : "));
        assertEquals(0, rerun().code());
    }

    @Test
    public void undeclaredParameterIsAnError() throws Exception {
        failingOnce();
        project.run();
        Project.Called parameter = project.call("rerun", "-p", "X=1", "--anyway");
        assertEquals(2, parameter.code());
        assertTrue(parameter.err(), parameter.err().contains("`X`, which is not declared"));
    }

    @Test
    public void nothingIsTakenOverFromABundleThatWasChanged() throws Exception {
        failingOnce();
        Project.Run first = project.run();
        Files.writeString(first.bundle().resolve("outputs/build/out.txt"), "forged\n");
        Project.Called called = project.call("rerun");
        assertEquals(2, called.code());
        assertTrue(called.err(), called.err().contains("nothing can be taken over from run " + first.id()));
        assertTrue(called.err(), called.err().contains("outputs/build/out.txt was changed"));
        assertEquals(
                1,
                project.call("status", "--all")
                        .out()
                        .lines()
                        .filter(line -> line.contains("failed"))
                        .count());
    }

    private void writingInTurn() throws IOException {
        project.intent(
                shared("a", "", "printf a > art.txt; cp /bin/true tool"),
                shared("b", "'a'", "printf b >> art.txt"),
                "{'id':'c','needs':['a','b'],'exec':{'commands':["
                        + "{'program':'cat','args':['art.txt']},{'program':'cat','args':['there.txt']}]}}",
                "{'id':'d','needs':['b'],'exec':{'commands':["
                        + "{'program':'./tool'},{'program':'cat','args':['there.txt']}]}}");
    }

    private static String shared(String id, String needs, String script) {
        return "{'id':'" + id + "','needs':[" + needs + "],'outputs':['art.txt',{'pattern':'tool','optional':true}],"
                + "'exec':{'allow_shell':true,'commands':[{'program':'sh','args':['-c','" + script + "']}]}}";
    }

    @Test
    public void fileThatStagesWroteInTurnIsTakenOverAsTheLastOneLeftItWithItsModeAlsoByStagesFurtherDown()
            throws Exception {
        writingInTurn();
        assertEquals(1, project.run().code());
        project.write("there.txt", "");
        Files.delete(project.directory().resolve("art.txt"));
        Files.delete(project.directory().resolve("tool"));
        Project.Run run = rerun();
        assertEquals(run.view().toString(), 0, run.code());
        assertEquals("ab", new String(run.stdout("c", 0), StandardCharsets.UTF_8));
    }

    @Test
    public void whatAStageOfTheRerunWritesIsNotReplacedByWhatIsTakenOver() throws Exception {
        writingInTurn();
        project.write("there.txt", "");
        assertEquals(0, project.run().code());
        Project.Run run = rerun("--from", "b");
        assertEquals("ab", new String(run.stdout("c", 0), StandardCharsets.UTF_8));
    }
}
