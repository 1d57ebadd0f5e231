package io.jenkins.plugins.intent.model;

import static io.jenkins.plugins.intent.model.Intents.problems;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import io.jenkins.plugins.intent.json.InvalidDocumentException;
import java.util.List;
import java.util.Map;
import org.junit.Test;

/** What may be given from outside, and what is said of anything else. */
public class ParametersTest {
    private static String document(String parameters, String exec) {
        return "{'schema_version':1,'goal':'g','parameters':{" + parameters
                + "},'workflow':{'name':'n','stages':[{'id':'a','exec':{" + exec + "}}]}}";
    }

    private static ExecBlock resolve(String parameters, String exec, Map<String, String> given) throws Exception {
        RunInputs inputs = new RunInputs(Map.of("OUTER", "o", "A", "of the environment"), given);
        return Variables.resolve(Intents.read(document(parameters, exec)), inputs)
                .workflow()
                .stages()
                .get(0)
                .exec()
                .orElseThrow();
    }

    private static List<String> refused(String parameters, Map<String, String> given) {
        return assertThrows(
                        InvalidDocumentException.class,
                        () -> resolve(parameters, "'commands':[{'program':'p','args':['${A:-}']}]", given))
                .problems()
                .stream()
                .map(Intents::shown)
                .toList();
    }

    @Test
    public void aValueIsSeenByTextsAndByCommands() throws Exception {
        ExecBlock block = resolve(
                "'A':{'default':'d'},'B':{'default':''}",
                "'env':{'X':'${A}-${OUTER}','B':'own'},'commands':[{'program':'p','args':['${A}','${B}']}]",
                Map.of("A", "${OUTER} $x"));
        assertEquals(Map.of("A", "${OUTER} $x", "B", "own", "X", "${OUTER} $x-o"), block.env());
        assertEquals(List.of("${OUTER} $x", "own"), block.commands().get(0).args());
    }

    @Test
    public void aDefaultStandsInForWhatIsNotGivenWhateverTheEnvironmentHas() throws Exception {
        ExecBlock block = resolve("'A':{'default':'d'}", "'commands':[{'program':'p','args':['${A}']}]", Map.of());
        assertEquals(List.of("d"), block.commands().get(0).args());
    }

    @Test
    public void oneWithoutDefaultMustBeGiven() {
        assertEquals(
                List.of("/parameters/A: the parameter `A` has no default and is not given a value"
                        + " (give it one when the run is started (`-p A=…`), or write a `default`)"),
                refused("'A':{}", Map.of()));
    }

    @Test
    public void whatIsNotDeclaredIsAnErrorWithACloseName() {
        assertEquals(
                List.of("/parameters: a value is given for the parameter `RELASE`, which is not declared here"
                        + " (did you mean `RELEASE`?)"),
                refused("'RELEASE':{'default':'x'}", Map.of("RELASE", "1")));
    }

    @Test
    public void onlyAChoiceIsTaken() {
        assertEquals(
                List.of("/parameters/A: the parameter `A` cannot be `stagin`, expected one of `staging`, `live`"
                        + " (did you mean `staging`?)"),
                refused("'A':{'choices':['staging','live']}", Map.of("A", "stagin")));
    }

    @Test
    public void aDefaultIsOneOfTheChoices() {
        assertEquals(
                List.of("/parameters/A/default: the default `c` is none of the choices `a`, `b`"),
                problems(document("'A':{'choices':['a','b'],'default':'c'}", "'commands':[{'program':'p'}]")));
    }

    @Test
    public void aSecretIsNoParameterAndNamesOfTheRunnerAreItsOwn() {
        assertEquals(
                List.of(
                        "/parameters/INTENT_STAGE: `INTENT_STAGE` is set by the runner itself (choose another name)",
                        "/workflow/stages/0/exec/secret_env/0: `TOKEN` is a parameter, and their values are shown to"
                                + " everybody (take a secret from the environment)"),
                problems(document(
                        "'TOKEN':{},'INTENT_STAGE':{}", "'secret_env':['TOKEN'],'commands':[{'program':'p'}]")));
    }
}
