package io.jenkins.plugins.intent.scenarios;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import io.jenkins.plugins.intent.json.Json;
import io.jenkins.plugins.intent.scenarios.Project.Called;
import io.jenkins.plugins.intent.time.Await;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

/** A cancelled run leaves no process behind, whoever started them and whether that one still lives. */
public class CancelScenariosTest {
    @Rule
    public final Project project = new Project();

    @Before
    public void endlessCommand() throws Exception {
        project.intent("{'id':'a','exec':{'allow_shell':true,'commands':[{'program':'sh','args':"
                + "['-c','touch started; while true; do sleep 0.1; done','" + project.directory() + "']}]}}");
    }

    @Test
    public void runOfALivingProcessIsCancelledFromAnother() throws Exception {
        try (Forked forked = Forked.start(project, List.of(), "run", "intent.json")) {
            Await.that("the command", () -> project.has("started"));
            cancel();
            assertEquals(forked.output(), 130, forked.waitFor());
        }
        assertNothingRuns();
    }

    @Test
    public void runOfADeadProcessIsCancelledAndItsCommandsDiedWithIt() throws Exception {
        try (Forked forked = Forked.start(project, List.of(), "run", "intent.json")) {
            Await.that("the command", () -> project.has("started"));
            forked.kill();
        }
        Await.that(
                "the end of what died with it",
                () -> !Forked.anyProcess(project.directory().toString()));
        cancel();
        assertNothingRuns();
    }

    @Test
    public void supervisedJobOfADeadProcessIsCancelled() throws Exception {
        try (Forked forked = Forked.start(project, List.of(), "run", "--supervised", "intent.json")) {
            Await.that("the command", () -> project.has("started"));
            forked.kill();
        }
        cancel();
        Await.that("the end", () -> !Forked.anyProcess(project.directory().toString()));
        assertNothingRuns();
    }

    private void cancel() throws Exception {
        String id = Json.LINE
                .readTree(project.call("status", "--json").out())
                .get("run_id")
                .asText();
        Called cancelled = project.call("cancel", id, "--reason", "enough");
        assertEquals(cancelled.err(), 0, cancelled.code());
    }

    private void assertNothingRuns() throws Exception {
        assertFalse(Forked.anyProcess(project.directory().toString()));
        String status = Json.LINE
                .readTree(project.call("status", "--json").out())
                .get("status")
                .asText();
        assertEquals("cancelled", status);
    }
}
