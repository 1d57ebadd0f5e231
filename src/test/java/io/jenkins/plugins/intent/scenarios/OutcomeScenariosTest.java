package io.jenkins.plugins.intent.scenarios;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.intent.scenarios.Project.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.Rule;
import org.junit.Test;

/** What becomes of stages and runs: success, failure, order, and what is kept of them. */
public class OutcomeScenariosTest {
    @Rule
    public final Project project = new Project();

    @Test
    public void scenario01_singleStageSucceedsAndLeavesABundle() throws Exception {
        Run run = project.intent("{'id':'one','exec':{'commands':[{'program':'echo','args':['hello']}]}}")
                .run();

        assertEquals(0, run.code());
        assertEquals("succeeded", run.status());
        assertEquals("succeeded", run.status("one"));
        assertEquals("hello\n", new String(run.stdout("one", 0)));
        assertTrue(Files.exists(run.bundle().resolve("report/index.html")));
        assertEquals(0, sha256sum(run.bundle()));
        assertEquals(0, project.call("verify", run.bundle().toString()).code());
    }

    @Test
    public void scenario02_firstFailureEndsTheBlockAndSkipsWhatNeedsIt() throws Exception {
        Run run = project.intent(
                        "{'id':'a','exec':{'commands':[{'program':'touch','args':['1']},{'program':'false'},"
                                + "{'program':'touch','args':['3']}]}}",
                        "{'id':'b','needs':['a'],'exec':{'commands':[{'program':'touch','args':['b']}]}}",
                        "{'id':'c','needs':['b'],'exec':{'commands':[{'program':'touch','args':['c']}]}}",
                        "{'id':'other','exec':{'commands':[{'program':'touch','args':['other']}]}}")
                .run();

        assertEquals(1, run.code());
        assertEquals("failed", run.status());
        assertEquals("failed", run.status("a"));
        assertEquals("skipped", run.status("b"));
        assertEquals("skipped", run.status("c"));
        assertEquals("succeeded", run.status("other"));
        assertTrue(project.has("1"));
        assertFalse(project.has("3"));
        assertFalse(project.has("b"));
        assertEquals("skipped", run.command("a", 2).get("status").asText());
    }

    @Test
    public void scenario03_withoutHaltOnErrorEveryCommandRunsAndTheStageFails() throws Exception {
        Run run = project.intent("{'id':'a','exec':{'halt_on_error':false,'commands':[{'program':'false'},"
                        + "{'program':'touch','args':['2']},{'program':'echo','args':['last']}]}}")
                .run();

        assertEquals(1, run.code());
        assertEquals("failed", run.status("a"));
        assertTrue(project.has("2"));
        assertEquals("failed", run.command("a", 0).get("status").asText());
        assertEquals("succeeded", run.command("a", 1).get("status").asText());
        assertEquals("last\n", new String(run.stdout("a", 2)));
    }

    @Test
    public void allowedFailureIsRecordedAndDoesNotCount() throws Exception {
        Run run = project.intent("{'id':'a','exec':{'commands':[{'program':'false','allow_failure':true},"
                        + "{'program':'touch','args':['2']}]}}")
                .run();

        assertEquals(0, run.code());
        assertEquals("failed", run.command("a", 0).get("status").asText());
        assertTrue(project.has("2"));
    }

    @Test
    public void scenario04_stageRunsOnlyAfterTheOneItNeeds() throws Exception {
        Run run = project.intent(
                        "{'id':'b','needs':['a'],'exec':{'commands':[{'program':'cat','args':['made-by-a']}]}}",
                        "{'id':'a','exec':{'commands':[{'program':'sleep','args':['0.2']},"
                                + "{'program':'touch','args':['made-by-a']}]}}")
                .run("--agents", "4");

        assertEquals(0, run.code());
        long aEnded = run.manifest("a").get("ended_ms").asLong();
        long bStarted = run.manifest("b").get("started_ms").asLong();
        assertTrue(aEnded + " <= " + bStarted, aEnded <= bStarted);
    }

    @Test
    public void scenario05_stageIsSkippedWhenTheOneItNeedsFails() throws Exception {
        Run run = project.intent(
                        "{'id':'a','exec':{'commands':[{'program':'false'}]}}",
                        "{'id':'b','needs':['a'],'exec':{'commands':[{'program':'touch','args':['b']}]}}")
                .run();

        assertEquals(1, run.code());
        assertEquals("failed", run.status());
        assertEquals("skipped", run.status("b"));
        assertEquals(0, run.stage("b").get("jobs").size());
        assertFalse(project.has("b"));
    }

    @Test
    public void scenario16_independentStagesRunAtTheSameTime() throws Exception {
        Run run = project.intent(
                        "{'id':'a','exec':{'commands':[{'program':'sleep','args':['0.5']}]}}",
                        "{'id':'b','exec':{'commands':[{'program':'sleep','args':['0.5']}]}}")
                .run("--agents", "2");

        assertEquals(0, run.code());
        JsonNode a = run.manifest("a");
        JsonNode b = run.manifest("b");
        assertTrue(a.get("started_ms").asLong() < b.get("ended_ms").asLong());
        assertTrue(b.get("started_ms").asLong() < a.get("ended_ms").asLong());
        assertFalse(a.get("agent").equals(b.get("agent")));
    }

    @Test
    public void scenario18_bytesThatAreNotTextAreKeptExactly() throws Exception {
        byte[] bytes = new byte[4096];
        new java.util.Random(18).nextBytes(bytes);
        Files.write(project.directory().resolve("bytes"), bytes);

        Run run = project.intent("{'id':'a','exec':{'commands':[{'program':'cat','args':['bytes']}]}}")
                .run();

        assertEquals(0, run.code());
        assertArrayEquals(bytes, run.stdout("a", 0));
        assertEquals(4096, run.command("a", 0).get("stdout").get("bytes").asLong());
    }

    @Test
    public void scenario19_anotherProjectPathIsWhereCommandsRunAndTheirBoundary() throws Exception {
        Path service = Files.createDirectories(project.directory().resolve("services/one"));
        Files.writeString(service.resolve("old"), "");
        String[] stages = {
            "{'id':'a','exec':{'commands':[{'program':'pwd'},{'program':'rm','args':['old']}]}}",
            "{'id':'b','exec':{'commands':[{'program':'rm','args':['-rf','../two']}]}}"
        };
        Run run = project.intent("services/one", stages).run();

        assertEquals(service.toRealPath() + "\n", new String(run.stdout("a", 0)));
        assertFalse(Files.exists(service.resolve("old")));
        assertEquals("needs_human", run.status("b"));
    }

    @Test
    public void scenario20_unknownProgramFailsTheStageWithTheErrorInTheManifest() throws Exception {
        Run run = project.intent("{'id':'a','exec':{'commands':[{'program':'no-such-program-anywhere'}]}}")
                .run();

        assertEquals(1, run.code());
        JsonNode command = run.command("a", 0);
        assertEquals("not_started", command.get("status").asText());
        assertTrue(command.get("exit_code").isNull());
        assertTrue(command.get("error").asText(), command.get("error").asText().contains("no-such-program-anywhere"));
        assertEquals(
                "command 1 `no-such-program-anywhere` could not be started: no such file or directory in PATH",
                run.stage("a").get("reason").asText());
    }

    private static int sha256sum(Path bundle) throws IOException, InterruptedException {
        return new ProcessBuilder("sha256sum", "--quiet", "-c", "SHA256SUMS")
                .directory(bundle.toFile())
                .inheritIO()
                .start()
                .waitFor();
    }
}
