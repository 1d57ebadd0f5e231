package io.jenkins.plugins.intent.model;

import static io.jenkins.plugins.intent.model.Intents.command;
import static io.jenkins.plugins.intent.model.Intents.document;
import static io.jenkins.plugins.intent.model.Intents.warnings;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import io.jenkins.plugins.intent.json.InvalidDocumentException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Test;

/** What is replaced, what is not, and what is said of either. */
public class VariablesTest {

    private static ExecBlock resolve(String document, Map<String, String> environment) throws Exception {
        Intent intent = Variables.resolve(Intents.read(document), RunInputs.ofEnvironment(environment));
        return intent.workflow().stages().get(0).exec().orElseThrow();
    }

    private static List<String> args(String args, Map<String, String> environment) throws Exception {
        return resolve(command("'args':[" + args + "]"), environment)
                .commands()
                .get(0)
                .args();
    }

    /** What is wrong with a document in this environment, without file, line and column. */
    private static List<String> problems(String document, Map<String, String> environment) {
        return assertThrows(InvalidDocumentException.class, () -> resolve(document, environment)).problems().stream()
                .map(Intents::shown)
                .toList();
    }

    @Test
    public void oneArgumentStaysOneArgumentWhateverTheValue() throws Exception {
        assertEquals(
                List.of("-x=a b * $(c) ${D}", "end"),
                args("'-x=${A}','end'", Map.of("A", "a b * $(c) ${D}", "D", "never")));
    }

    @Test
    public void aDefaultStandsInForWhatIsUnsetOrEmpty() throws Exception {
        assertEquals(
                List.of("b", "c d", "", "set"),
                args("'${A:-b}','${E:-c d}','${A:-}','${S:-b}'", Map.of("E", "", "S", "set")));
    }

    @Test
    public void aDoubledDollarIsALiteral() throws Exception {
        assertEquals(List.of("${A}", "x${A}y1"), args("'$${A}','x$${A}y${A}'", Map.of("A", "1")));
    }

    @Test
    public void everyUnsetVariableIsNamedBeforeAnythingRuns() {
        String hint = " is not set (set it, or write `${%s:-default}`)";
        List<String> problems = problems(command("'args':['${A}${B}'],'cwd':'${C}','env':{'X':'${D}'}"), Map.of());
        String pointer = "/workflow/stages/0/exec/commands/0/";
        assertEquals(
                List.of(
                        pointer + "args/0: the environment variable `A`" + hint.formatted("A"),
                        pointer + "args/0: the environment variable `B`" + hint.formatted("B"),
                        pointer + "cwd: the environment variable `C`" + hint.formatted("C"),
                        pointer + "env/X: the environment variable `D`" + hint.formatted("D")),
                problems);
    }

    @Test
    public void aValueSeesTheVariablesOfWhatIsAroundIt() throws Exception {
        ExecBlock block = resolve(
                document(
                        "{'id':'a','exec':{'env':{'P':'block:${P}','Q':'${P}'},"
                                + "'commands':[{'program':'p','env':{'P':'command:${P}'},'args':['${P}','${Q}']}]}}",
                        ""),
                Map.of("P", "outer"));
        assertEquals(Map.of("P", "block:outer", "Q", "outer"), block.env());
        assertEquals(Map.of("P", "command:block:outer"), block.commands().get(0).env());
        assertEquals(
                List.of("command:block:outer", "outer"), block.commands().get(0).args());
    }

    @Test
    public void aDirectoryIsJudgedAfterReplacement() throws Exception {
        String document = command("'cwd':'${D}'");
        assertEquals(
                Optional.of("sub"),
                resolve(document, Map.of("D", "sub")).commands().get(0).cwd());
        List<String> problems = problems(document, Map.of("D", "../.."));
        assertEquals(
                "/workflow/stages/0/exec/commands/0/cwd: `../..` leads out of the project"
                        + " (write it relative to the project directory)",
                problems.get(0));
    }

    @Test
    public void whatOnlyAShellWouldReadIsWarnedOf() throws Exception {
        String at = "/workflow/stages/0/exec/commands/0/";
        assertEquals(
                List.of(
                        at + "args/0: `$HOME` stays as written: no shell replaces it (write `${HOME}`)",
                        at + "args/1: `~` stays as written: no shell expands it (write `${HOME}`)",
                        at + "args/2: `*` stays as written: no shell expands it"
                                + " (fine if the program itself reads it as a pattern)",
                        at + "args/3: `$(date)` stays as written: no shell runs it (make it a command of its own)",
                        at + "env/PATH: `$PATH` stays as written: no shell replaces it (write `${PATH}`)"),
                warnings(command("'args':['$HOME/x','~/x','*.c','$(date)','HEAD~1','a$','${A}'],"
                        + "'env':{'PATH':'/x:$PATH'}")));
    }

    @Test
    public void aBlockThatAsksForAShellIsNotWarnedOfWhatShellsRead() throws Exception {
        assertEquals(
                List.of(),
                warnings(document(
                        "{'id':'a','exec':{'allow_shell':true,"
                                + "'commands':[{'program':'sh','args':['-c','echo $HOME *']}]}}",
                        "")));
    }

    @Test
    public void variablesWhereNoneAreReplacedAreWarnedOf() throws Exception {
        assertEquals(
                List.of("/workflow/stages/0/exec/commands/0/program: `${TOOL}` stays as written:"
                        + " variables are not replaced here (use them in arguments, `cwd` or `env`)"),
                warnings(document("{'id':'a','exec':{'commands':[{'program':'${TOOL}'}]}}", "")));
    }

    @Test
    public void aSecretNeedsAValueThatCanBeMasked() {
        String document = document(
                "{'id':'a','exec':{'secret_env':['UNSET','SHORT','SMILE','FINE','HERE'],"
                        + "'commands':[{'program':'p','env':{'HERE':'${FINE}'}}]}}",
                "");
        List<String> problems = problems(document, Map.of("SHORT", "x", "SMILE", "\ud83d\ude00", "FINE", "hunter2"));
        String pointer = "/workflow/stages/0/exec/secret_env/";
        String tooShort = " is too short to be masked (give it at least 2 characters, or take it off the list)";
        assertEquals(
                List.of(
                        pointer
                                + "0: the secret `UNSET` is not set (set it in the environment, or take it off the list)",
                        pointer + "1: the value of the secret `SHORT`" + tooShort,
                        pointer + "2: the value of the secret `SMILE`" + tooShort),
                problems);
    }

    @Test
    public void ofASecretWhoseVariableIsNotSetNothingElseIsSaid() {
        String document = document(
                "{'id':'a','exec':{'secret_env':['T'],'env':{'T':'${X}'},'commands':[{'program':'p','env':{'T':'${Y}'}}]}}",
                "");
        List<String> problems = problems(document, Map.of("T", "hunter2"));
        String notSet = "` is not set (set it, or write `${";
        assertEquals(
                List.of(
                        "/workflow/stages/0/exec/env/T: the environment variable `X" + notSet + "X:-default}`)",
                        "/workflow/stages/0/exec/commands/0/env/T: the environment variable `Y" + notSet
                                + "Y:-default}`)"),
                problems);
    }

    @Test
    public void aSecretThatStandsInTheDocumentIsRefusedWhereverItStands() throws Exception {
        String document = document(
                "{'id':'a','exec':{'secret_env':['T','U','V'],'env':{'T':'123','V':'${X}'},"
                        + "'commands':[{'program':'p','args':['--key=hunter2!','on']}]}}",
                "");
        List<String> problems = problems(document, Map.of("U", "hunter2!\n", "X", "xx", "V", "on"));
        String kept = " stands in the document, which is kept and shown (set it in the environment, and write ";
        assertEquals(
                List.of(
                        "/workflow/stages/0/exec/env/T: the value of the secret `T`" + kept
                                + "`${T}` where it is needed)",
                        "/workflow/stages/0/exec/commands/0/args/0: the value of the secret `U`" + kept
                                + "`${U}` where it is needed)"),
                problems);
    }

    @Test
    public void aSecretStandsInTheDocumentAsADefaultInAMatrixAndAnywhereItsVariableIsSetToo() throws Exception {
        String document = document(
                "{'id':'a','matrix':{'key':['one-value','two-value']},'exec':{'secret_env':['T','U','V'],"
                        + "'env':{'T':'${T:-defaultsecret}','V':'${V:-}'},'commands':["
                        + "{'program':'p','env':{'T':'written'}},{'program':'p','env':{'U':'${matrix.key}'}},"
                        + "{'pipe':[{'program':'p','env':{'V':'x${W:-written}'}},{'program':'q'}]}],"
                        + "'services':[{'program':'p','env':{'T':'written'}}]}}",
                "");
        List<String> problems = problems(document, Map.of("T", "hunter2!", "U", "hunter3!", "V", "hunter4!"));
        assertEquals(
                List.of("env/T", "commands/0/env/T", "commands/1/env/U", "commands/2/pipe/0/env/V", "services/0/env/T"),
                problems.stream()
                        .map(problem -> problem.replaceFirst(": the value of the secret .*", "")
                                .replace("/workflow/stages/0/exec/", ""))
                        .toList());
    }
}
