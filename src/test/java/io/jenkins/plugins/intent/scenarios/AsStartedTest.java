package io.jenkins.plugins.intent.scenarios;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.not;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.intent.scenarios.Project.Called;
import io.jenkins.plugins.intent.scenarios.Project.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.Rule;
import org.junit.Test;

/** A run goes on as what it was started as, whatever its own commands have written into its directory. */
public class AsStartedTest {
    private static final String GATE = "{'id':'gate','kind':'gate','gate':{'message':'Go on?'}}";
    private static final String AFTER =
            "{'id':'after','needs':['a','gate'],'exec':{'commands':[{'program':'touch','args':['agreed']}]}}";

    @Rule
    public final Project project = new Project();

    @Test
    public void documentThatACommandHasRewrittenIsNotGoneOnWith() throws Exception {
        Run run = waiting("sed -i s/agreed/other/ .intent/runs/*/intent.json");

        refused("intent.json", "resume", run.id());
        Files.writeString(file(run, "intent.json"), "no document at all");
        refused("intent.json", "resume", run.id());
        assertFalse(project.has("other"));
    }

    @Test
    public void questionThatACommandHasRewrittenIsNotAsked() throws Exception {
        project.intent("{'id':'a','exec':{'commands':[{'program':'true'}]}}", GATE, AFTER);
        Run run = project.run();
        assertThat(project.call("status", run.id()).out(), containsString("Go on?"));
        Path document = file(run, "intent.json");
        Files.writeString(document, Files.readString(document).replace("Go on?", "Say hello?"));

        assertThat(project.call("status", run.id()).out(), not(containsString("hello")));
    }

    @Test
    public void policyThatACommandHasRewrittenIsNotGoneOnWith() throws Exception {
        Run run = waiting("sed -i s/policy/else/ .intent/runs/*/request.json");

        refused("request.json", "resume", run.id());
        assertFalse(project.has("agreed"));
    }

    @Test
    public void runGoesOnOnceTheFileIsAsItWas() throws Exception {
        Run run = waiting("true");
        byte[] request = Files.readAllBytes(file(run, "request.json"));
        Files.write(file(run, "request.json"), new byte[] {'{', '}'});
        refused("request.json", "resume", run.id());
        Files.write(file(run, "request.json"), request);

        assertEquals(0, project.call("resume", run.id()).code());
        assertTrue(project.has("agreed"));
    }

    @Test
    public void nothingIsTakenOverByARewrittenPolicyEither() throws Exception {
        Run run = waiting("sed -i s/policy/else/ .intent/runs/*/request.json");
        assertEquals(0, project.call("cancel", run.id()).code());

        refused("request.json", "rerun", run.id());
    }

    /** A run that waits at its gate, approved already, after a command of it has done this. */
    private Run waiting(String text) throws Exception {
        project.intent(
                "{'id':'a','exec':{'allow_shell':true,'commands':[{'program':'sh','args':['-c','" + text + "']}]}}",
                GATE,
                AFTER);
        Run run = project.run();
        assertEquals(3, run.code());
        Called approved = project.call("approve", run.id(), "gate", "--reason", "seen");
        assertEquals(approved.err(), 0, approved.code());
        return run;
    }

    private void refused(String file, String... call) {
        Called called = project.call(call);
        assertEquals(called.err(), 4, called.code());
        assertThat(called.err(), containsString(file + " is not what the run was started with"));
    }

    private Path file(Run run, String name) {
        return project.directory().resolve(".intent/runs/" + run.id() + "/" + name);
    }
}
