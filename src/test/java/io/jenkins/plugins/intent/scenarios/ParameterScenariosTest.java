package io.jenkins.plugins.intent.scenarios;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.Rule;
import org.junit.Test;

/** Parameters and matrices, through the command line and with real processes. */
public class ParameterScenariosTest {
    @Rule
    public final Project project = new Project();

    private void intent(String parameters, String stages) throws IOException {
        project.write(
                "intent.json",
                ("{'schema_version':1,'goal':'Test','parameters':{" + parameters + "},'workflow':{'name':'test',"
                                + "'stages':[" + stages + "]}}")
                        .replace('\'', '"'));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Test
    public void resumedRunHasTheVariablesThatItWasStartedWithInTextsAndInItsCommands() throws Exception {
        String shown = "'commands':[{'program':'echo','args':['${WHERE} ${LATER:-none}']},"
                + "{'program':'printenv','args':['WHERE']},"
                + "{'program':'printenv','args':['LATER'],'success_codes':[1]},"
                + "{'program':'printenv','args':['OTHER']},{'program':'printenv','args':['KEY']}]";
        intent(
                "'X':{'default':'1'}",
                "{'id':'ask','kind':'gate'},{'id':'a','needs':['ask'],'exec':{'secret_env':['KEY']," + shown + "}}");
        project.with("WHERE", "here").with("OTHER", "one").with("KEY", "first-secret");
        Project.Run waiting = project.run();
        assertEquals(3, waiting.code());
        assertEquals(
                0, project.call("approve", waiting.id(), "ask", "--reason", "r").code());
        project.with("WHERE", "elsewhere")
                .with("OTHER", "two")
                .with("LATER", "x")
                .with("KEY", "second-secret");
        Project.Run run = project.resume();
        assertEquals(run.view().toString(), 0, run.code());
        assertEquals("here none\n", text(run.stdout("a", 0)));
        assertEquals("here\n", text(run.stdout("a", 1)));
        assertEquals("two\n", text(run.stdout("a", 3)));
        assertEquals("****\n", text(run.stdout("a", 4)));
        Project.Called again = project.call("rerun", "--from", "a");
        assertEquals(again.out() + again.err(), 0, again.code());
        assertTrue(again.out(), again.out().contains("\n[a] here\n"));
    }

    @Test
    public void parameterIsSeenByArgumentsAndByTheProgram() throws Exception {
        intent(
                "'TARGET':{'default':'nowhere','choices':['nowhere','staging']},'LEVEL':{'default':'1'}",
                "{'id':'a','exec':{'commands':[{'program':'echo','args':['to ${TARGET}']},"
                        + "{'program':'printenv','args':['TARGET','LEVEL']}]}}");
        Project.Run run = project.run("-p", "TARGET=staging");
        assertEquals(0, run.code());
        assertEquals("to staging\n", text(run.stdout("a", 0)));
        assertEquals("staging\n1\n", text(run.stdout("a", 1)));
    }

    @Test
    public void parameterReachesASupervisedJobToo() throws Exception {
        intent("'TARGET':{}", "{'id':'a','exec':{'commands':[{'program':'printenv','args':['TARGET']}]}}");
        Project.Run run = project.run("--supervised", "--parameter", "TARGET=a=b");
        assertEquals("a=b\n", text(run.stdout("a", 0)));
    }

    @Test
    public void nothingRunsWithoutAParameterThatMustBeGiven() throws Exception {
        intent("'TARGET':{}", "{'id':'a','exec':{'commands':[{'program':'touch','args':['ran']}]}}");
        Project.Called called = project.call("run", "intent.json");
        assertEquals(2, called.code());
        assertTrue(called.err(), called.err().contains("`TARGET` has no default"));
        assertFalse(project.has("ran"));
    }

    @Test
    public void policyJudgesWhatAParameterBecomes() throws Exception {
        intent(
                "'WHERE':{'default':'build'}",
                "{'id':'a','exec':{'commands':[{'program':'rm','args':['-r','${WHERE}']}]}}");
        Project.Run run = project.run("-p", "WHERE=/etc");
        assertEquals(3, run.code());
        assertEquals("needs_human", run.status("a"));
    }

    @Test
    public void resumeGoesOnWithTheParametersOfTheRun() throws Exception {
        intent(
                "'TARGET':{'default':'nowhere'}",
                "{'id':'ask','kind':'gate'},{'id':'a','needs':['ask'],'exec':{'commands':["
                        + "{'program':'echo','args':['${TARGET}']}]}}");
        Project.Run waiting = project.run("-p", "TARGET=there");
        assertEquals(3, waiting.code());
        assertEquals(
                0,
                project.call("approve", waiting.id(), "ask", "--reason", "go").code());
        Project.Run run = project.resume();
        assertEquals(0, run.code());
        assertEquals("there\n", text(run.stdout("a", 0)));
    }

    @Test
    public void matrixRunsEveryCombinationAndTheJoinWaitsForAll() throws Exception {
        project.intent(
                "{'id':'test','matrix':{'n':[1,2],'os':['x','y'],'exclude':[{'n':2,'os':'y'}]},"
                        + "'workspace':'isolated','outputs':['r-*.txt'],'exec':{'commands':["
                        + "{'program':'touch','args':['r-${matrix.n}-${matrix.os}.txt']}]}}",
                "{'id':'join','needs':['test'],'exec':{'commands':["
                        + "{'program':'cat','args':['r-1-x.txt','r-1-y.txt','r-2-x.txt']}]}}");
        Project.Run run = project.run();
        assertEquals(0, run.code());
        assertEquals("succeeded", run.status("test-2-x"));
        assertEquals("succeeded", run.status("join"));
        assertEquals(4, run.view().get("stages").size());
    }
}
