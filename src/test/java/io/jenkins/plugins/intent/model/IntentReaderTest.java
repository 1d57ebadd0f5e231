package io.jenkins.plugins.intent.model;

import static io.jenkins.plugins.intent.model.Intents.block;
import static io.jenkins.plugins.intent.model.Intents.command;
import static io.jenkins.plugins.intent.model.Intents.document;
import static io.jenkins.plugins.intent.model.Intents.problems;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.intent.json.InvalidDocumentException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.Test;

/** What an intent may say, and what is said of one that is wrong. */
public class IntentReaderTest {

    @Test
    public void defaultsAreFilledIn() throws Exception {
        Intent intent = Intents.read(document(block("a", ""), "")).intent();
        assertEquals(".", intent.projectPath());
        Stage stage = intent.workflow().stages().get(0);
        ExecBlock block = new ExecBlock(
                ".",
                true,
                false,
                Map.of(),
                List.of(),
                List.of(new Command(Optional.empty(), "true", List.of(), Optional.empty(), Map.of(), 0, false)));
        assertEquals(StageBuilder.block("a", block).build(), stage);
    }

    @Test
    public void everyFieldIsRead() throws Exception {
        Intent intent = Intents.read(
                        "{'$schema':'x','schema_version':1,'goal':'g','project_path':'p','workflow':{'name':'n',"
                                + "'stages':[{'id':'b','kind':'exec_block','agent':{'label':'linux'},'max_attempts':2,"
                                + "'timeout_sec':5,'lease_sec':6,'workspace':'isolated','outputs':['o/*'],"
                                + "'exec':{'workdir':'w','halt_on_error':false,'allow_shell':true,'env':{'Z':'1','A':'2'},"
                                + "'secret_env':['S'],'commands':[{'name':'c','program':'/bin/p','args':['x',''],'cwd':'d',"
                                + "'env':{'E':'e'},'timeout_sec':7,'allow_failure':true}]}},"
                                + "{'id':'g','kind':'gate','needs':['b'],'gate':{'message':'m','approvers':['t'],'timeout_sec':8}}],"
                                + "'edges':[{'from':'b','to':'g'}]}}")
                .intent();
        Command command =
                new Command(Optional.of("c"), "/bin/p", List.of("x", ""), Optional.of("d"), Map.of("E", "e"), 7, true);
        Map<String, String> env = Map.of("Z", "1", "A", "2");
        assertEquals(
                new Intent(
                        1,
                        "g",
                        "p",
                        List.of(),
                        new Workflow(
                                "n",
                                List.of(
                                        StageBuilder.block(
                                                        "b",
                                                        new ExecBlock(
                                                                "w", false, true, env, List.of("S"), List.of(command)))
                                                .label(Optional.of("linux"))
                                                .attempts(2, 0)
                                                .timeoutSec(5)
                                                .leaseSec(OptionalLong.of(6))
                                                .workspace(WorkspaceMode.ISOLATED)
                                                .outputs(List.of(new Output("o/*", false, false)))
                                                .build(),
                                        StageBuilder.gate("g", new Gate("m", List.of("t"), 8))
                                                .at(1)
                                                .needs(List.of("b"))
                                                .build()))),
                intent);
        assertEquals(
                List.of("Z", "A"),
                List.copyOf(intent.workflow()
                        .stages()
                        .get(0)
                        .exec()
                        .orElseThrow()
                        .env()
                        .keySet()));
    }

    @Test
    public void bytesAndDigestAreKeptAsRead() throws Exception {
        byte[] content = (document(block("a", ""), "").replace('\'', '"') + "\n").getBytes(UTF_8);
        IntentDocument document = IntentReader.read("f", content);
        assertArrayEquals(content, document.content());
        assertEquals(64, document.sha256().length());
        assertEquals("f", document.file());
    }

    @Test
    public void misspeltFieldIsAnErrorWithACloseNameAndItsPlace() {
        InvalidDocumentException e =
                assertThrows(InvalidDocumentException.class, () -> IntentReader.read("ci.json", """
                        { "schema_version": 1, "goal": "g", "workflow": { "name": "n", "stages": [
                          { "id": "a", "exec": {
                            "halt_on_eror": false,
                            "commands": [ { "program": "true" } ] } } ] } }
                        """.getBytes(UTF_8)));
        assertEquals(
                "ci.json:3:5: /workflow/stages/0/exec/halt_on_eror: unknown field `halt_on_eror`"
                        + " (did you mean `halt_on_error`?)",
                e.getMessage());
    }

    @Test
    public void everythingThatIsWrongIsSaidAtOnce() {
        assertEquals(
                List.of(
                        "/goal: \"\" is not allowed: expected text of 1 to 2000 characters, without control characters but line ends",
                        "/workflow/stages/0/id: \"a b\" is not allowed: expected 1 to 64 letters, digits, `.`, `_` or `-`,"
                                + " starting with a letter or digit and not ending in `.`",
                        "/workflow/stages/0/kind: expected one of `exec_block`, `gate`, found \"gat\""
                                + " (did you mean `gate`?)",
                        "/workflow/stages/0/max_attempts: expected a number from 1 to 100, found 0",
                        "/workflow/stages/0/lease_sec: expected a whole number, found 1.5",
                        "/workflow/stages/0/exec/env/1A: the name `1A` is not allowed: expected letters, digits, `_`, `.`"
                                + " and `-`, not starting with a digit, `.` or `-`",
                        "/workflow/stages/0/exec/secret_env: the same value stands here twice",
                        "/workflow/stages/0/exec/commands/0: missing field `program`",
                        "/workflow/stages/0/exec/commands/0/args: expected an array, found \"x\"",
                        "/workflow/edges/0/to: no stage has the id `b`"),
                problems("{'schema_version':1,'goal':'','workflow':{'name':'n','stages':["
                        + "{'id':'a b','kind':'gat','max_attempts':0,'lease_sec':1.5,'exec':{'env':{'1A':''},"
                        + "'secret_env':['S','S'],'commands':[{'args':'x'}]}}],"
                        + "'edges':[{'from':'a b','to':'b'}]}}"));
    }

    @Test
    public void idsAreUniqueAlsoWhenCaseIsIgnored() {
        assertEquals(
                List.of("/workflow/stages/1/id: the id `Build` is taken by /workflow/stages/0"
                        + " (ids are unique, also when case is ignored: they name directories)"),
                problems(document(block("build", "") + "," + block("Build", ",'needs':['build']"), "")));
    }

    @Test
    public void idsThatCannotNameADirectoryAreRefused() {
        assertEquals(
                List.of("/workflow/stages/0/id: Windows cannot have a directory named `nul` (rename the stage)"),
                problems(document(block("nul", ""), "")));
        for (String id : List.of("..", "a/b", "-a", "a.", "a\\n", "é", "", "x".repeat(65))) {
            assertEquals(id, 1, problems(document(block(id, ""), "")).size());
        }
    }

    @Test
    public void kindAndContentsMustFit() {
        assertEquals(
                List.of("/workflow/stages/0: missing field `exec` (for a gate, write `\"kind\": \"gate\"`)"),
                problems(document("{'id':'a'}", "")));
        assertEquals(
                List.of("/workflow/stages/0/gate: an exec_block cannot have `gate`"
                        + " (for a gate, write `\"kind\": \"gate\"`)"),
                problems(document("{'id':'a','gate':{}}", "")));
        assertEquals(
                List.of("/workflow/stages/0/timeout_sec: a gate cannot have `timeout_sec`"
                        + " (a gate's time limit is `gate.timeout_sec`)"),
                problems(document("{'id':'a','kind':'gate','timeout_sec':3}", "")));
    }

    @Test
    public void namesOfStagesInNeedsAndEdgesMustExist() {
        assertEquals(
                List.of(
                        "/workflow/stages/0/needs/0: no stage has the id `biuld` (did you mean `build`?)",
                        "/workflow/edges/0/from: no stage has the id `nowhere`"),
                problems(document(
                        block("test", ",'needs':['biuld']") + "," + block("build", ""),
                        "{'from':'nowhere','to':'test'}")));
    }

    @Test
    public void aCycleIsPrinted() {
        assertEquals(
                List.of(
                        "/workflow/stages/0: the stages wait for each other: a -> b -> c -> a"
                                + " (remove one of these `needs` or edges)",
                        "/workflow/stages/3: the stages wait for each other: d -> d"
                                + " (remove one of these `needs` or edges)"),
                problems(document(
                        block("a", ",'needs':['c']") + "," + block("b", ",'needs':['a']") + "," + block("c", "") + ","
                                + block("d", ",'needs':['d']"),
                        "{'from':'b','to':'c'}")));
    }

    @Test
    public void aNewerVersionOfTheFormatIsCalledThat() {
        assertEquals(
                List.of("/schema_version: expected 1, found 2"
                        + " (a document of a newer version needs a newer release of intent)"),
                problems(document(block("a", ""), "").replace("'schema_version':1", "'schema_version':2")));
    }

    @Test
    public void directoriesAndOutputsStayInsideTheProject() {
        String hint = " (write it relative to the project directory)";
        assertEquals(
                List.of(
                        "/workflow/stages/0/outputs/0: `../x` leads out of the project" + hint,
                        "/workflow/stages/0/outputs/1: `C:\\\\x` is absolute, expected a path inside the project"
                                + hint,
                        "/workflow/stages/0/exec/workdir: `/tmp` is absolute, expected a path inside the project"
                                + hint),
                problems(document(
                        "{'id':'a','outputs':['../x','C:\\\\\\\\x'],"
                                + "'exec':{'workdir':'/tmp','commands':[{'program':'p'}]}}",
                        "")));
        assertEquals(
                List.of("/workflow/stages/0/exec/commands/0/cwd: `b/../../x` leads out of the project" + hint),
                problems(command("'cwd':'b/../../x'")));
    }

    @Test
    public void aCommandMayLeaveTheWorkdirButNotTheProject() throws Exception {
        String exec = "{'id':'a','exec':{'workdir':'b/c','commands':[{'program':'p','cwd':'%s'}]}}";
        assertTrue(Intents.warnings(document(exec.formatted("../d"), "")).isEmpty());
        assertEquals(1, problems(document(exec.formatted("../../../d"), "")).size());
    }

    @Test
    public void variablesMustBeWrittenRight() {
        String hint = " (write `${NAME}` or `${NAME:-default}`, or `$${` for a literal `${`)";
        assertEquals(
                List.of(
                        "/workflow/stages/0/exec/commands/0/args/0: `${1}` is not a variable" + hint,
                        "/workflow/stages/0/exec/commands/0/args/1: `${A` is not a variable" + hint,
                        "/workflow/stages/0/exec/commands/0/env/B: `${A:+x}` is not a variable" + hint),
                problems(command("'args':['${1}','x ${A','$${A','${A:-}'],'env':{'B':'${A:+x}'}")));
    }

    @Test
    public void textThatNoProgramCanBeGivenIsRefused() {
        assertEquals(
                List.of("/workflow/stages/0/exec/commands/0/args/0: \"a\\u0000\" is not allowed:"
                        + " expected text without NUL characters"),
                problems(command("'args':['a\\u0000']")));
    }
}
