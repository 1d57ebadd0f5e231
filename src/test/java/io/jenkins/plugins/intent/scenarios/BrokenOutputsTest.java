package io.jenkins.plugins.intent.scenarios;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.intent.scenarios.Project.Run;
import org.junit.Test;

/** What commands did is kept, whatever comes after them. */
public class BrokenOutputsTest extends InBothWays {
    private static final String NO_TEXT = "mkdir -p dist; : > dist/$(printf 'x\\377y'); echo evidence";

    private Run run(String fields, String script) throws Exception {
        project.write("made.sh", script)
                .intent("{'id':'a'," + fields
                        + ",'exec':{'allow_shell':true,'commands':[{'program':'sh','args':['made.sh']}]}}");
        Run run = run();
        assertEquals(1, run.code());
        assertEquals("evidence\n", text(run.stdout("a", 0)));
        assertEquals(0, project.call("verify", run.bundle().toString()).code());
        return run;
    }

    private static void assertSays(Run run, String what) {
        String reason = run.stage("a").get("reason").asText();
        assertTrue(reason, reason.contains(what));
    }

    @Test
    public void anAttemptWhoseOutputsCannotBeKeptIsKeptAllTheSame() throws Exception {
        Run run = run("'outputs':['dist/*']", NO_TEXT);

        assertSays(run, "its outputs cannot be kept");
        assertEquals("succeeded", run.manifest("a").get("status").asText());
    }

    @Test
    public void whatIsWrongWithOutputsStandsBesideTheCommandsOwnFailure() throws Exception {
        Run run = run("'outputs':[{'pattern':'dist/*','when':'always'}]", NO_TEXT + "; exit 7");

        assertSays(run, "exit code 7");
        assertSays(run, "its outputs cannot be kept");
        assertEquals(7, run.command("a", 0).get("exit_code").asInt());
    }

    @Test
    public void anAttemptThatRemovedTheDirectoryItRanInIsKept() throws Exception {
        Run run = run("'workspace':'isolated','outputs':['dist/*']", "rm -rf $PWD; echo evidence");

        assertSays(run, "its outputs cannot be kept");
    }
}
