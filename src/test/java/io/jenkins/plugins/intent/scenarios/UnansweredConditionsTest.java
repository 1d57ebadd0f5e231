package io.jenkins.plugins.intent.scenarios;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import org.junit.Test;

/** Conditions that no time and no memory suffices for. */
public class UnansweredConditionsTest extends InBothWays {
    private static final String DEEP = "'when':{'variable':'P','matches':'(x|y)*'}";
    private static final String PRINTS = "{'program':'python3','args':['-c','print(chr(120)*100000)'],'capture':'P'}";

    @Test
    public void aParameterThatIsTooLongIsOneErrorAtItsPlace() throws Exception {
        project.write(
                "intent.json",
                ("{'schema_version':1,'goal':'g','parameters':{'P':{}},'workflow':{'name':'n','stages':["
                                + block("a", "," + DEEP, "{'program':'true'}") + "]}}")
                        .replace('\'', '"'));
        Project.Called call = project.call("validate", "-p", "P=" + "x".repeat(60_000), "intent.json");
        assertEquals(2, call.code());
        assertEquals(
                call.err(),
                1,
                (call.out() + call.err())
                        .lines()
                        .filter(line -> line.contains(
                                "/when/matches: the value of `P` (60000 characters) is too long to be matched"))
                        .count());
    }

    @Test
    public void aCapturedValueThatIsTooLongFailsItsCommand() throws Exception {
        project.intent(block(PRINTS + ",{'program':'touch','args':['made']," + DEEP + "}"));
        Project.Run run = run();
        assertEquals(1, run.code());
        assertEquals("not_started", run.command("a", 1).get("status").asText());
        assertTrue(run.command("a", 1).toString().contains("too long to be matched"));
        assertFalse(project.has("made"));
    }

    @Test
    public void anExportedValueThatIsTooLongFailsItsStage() throws Exception {
        project.intent(
                block("a", ",'exports':['P']", PRINTS),
                block("b", ",'needs':['a']," + DEEP, "{'program':'touch','args':['made']}"));
        Project.Run run = run();
        assertEquals(1, run.code());
        assertTrue(run.stage("b").toString(), run.stage("b").toString().contains("too long to be matched"));
        assertFalse(project.has("made"));
    }
}
