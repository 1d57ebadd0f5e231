package io.jenkins.plugins.intent.scenarios;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.intent.json.Json;
import io.jenkins.plugins.intent.scenarios.Project.Called;
import io.jenkins.plugins.intent.scenarios.Project.Run;
import io.jenkins.plugins.intent.time.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.Rule;
import org.junit.Test;

/** What is kept is what happened: also of attempts that were lost, and of files that nobody wrote. */
public class EvidenceScenariosTest {
    @Rule
    public final Project project = new Project();

    private static JsonNode output(Run run, String stage, int index) throws IOException {
        return Json.LINE
                .readTree(run.bundle()
                        .resolve("stages/" + stage + "/outputs.json")
                        .toFile())
                .get("files")
                .get(index);
    }

    private void write2020(String file) throws IOException {
        project.write(file, "old");
        Files.setLastModifiedTime(
                project.directory().resolve(file), FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
    }

    @Test
    public void anOutputThatTheStageDidNotWriteIsKeptAndSaidToBeOld() throws Exception {
        write2020("old.txt");
        project.intent("{'id':'a','outputs':['*.txt'],'exec':{'commands':["
                + "{'program':'touch','args':['new.txt']},{'program':'cp','args':['-p','old.txt','copy.txt']}]}}");

        Run run = project.run();

        assertEquals(0, run.code());
        assertEquals("copy.txt", output(run, "a", 0).get("path").asText());
        assertFalse(output(run, "a", 0).get("old").asBoolean());
        assertFalse(output(run, "a", 1).get("old").asBoolean());
        assertTrue(output(run, "a", 2).get("old").asBoolean());
        assertEquals(
                Instant.parse("2020-01-01T00:00:00Z").toEpochMilli(),
                output(run, "a", 2).get("modified_ms").asLong());
        assertEquals(0, project.call("verify", run.bundle().toString()).code());
    }

    @Test
    public void anOldOutputIsWarnedOf() throws Exception {
        write2020("old.txt");
        project.intent("{'id':'a','outputs':['*.txt'],'exec':{'commands':[{'program':'true'}]}}");
        for (String workspace : List.of("shared", "isolated")) {
            project.intent("{'id':'a','workspace':'" + workspace
                    + "','outputs':['*.txt'],'exec':{'commands':[{'program':'true'}]}}");
            Called called = project.call("run", "intent.json");
            String said = called.out() + called.err();
            assertEquals(said, 0, called.code());
            assertTrue(said, said.contains("the stage did not write: old.txt of 2020-01-01T00:00:00Z"));
        }
    }

    @Test
    public void anOutputThatHoldsASecretIsKeptAsItIsAndWarnedOf() throws Exception {
        project.with("TOKEN", "hunter2-and-more")
                .intent("{'id':'a','outputs':['out-*'],'exec':{'secret_env':['TOKEN'],'commands':["
                        + "{'program':'cp','args':['/proc/self/environ','out-env']},"
                        + "{'program':'touch','args':['out-${TOKEN}']},{'program':'touch','args':['out-plain']}]}}");

        Called called = project.call("run", "intent.json");

        String said = called.out() + called.err();
        assertEquals(said, 0, called.code());
        assertTrue(said, said.contains("hold the value of a secret, and are kept as they are: out-env, out-****"));
        assertFalse(said, said.contains("hunter2"));
    }

    @Test
    public void theOutputOfAnAttemptThatDiedWithItsRunnerIsInTheBundle() throws Exception {
        project.intent(
                "{'id':'a','max_attempts':2,'exec':{'allow_shell':true,'commands':["
                        + "{'program':'sh','args':['-c','echo first words; test -e again || { touch again; exec sleep 100; }']}]}}");
        try (Forked forked = Forked.start(project, List.of(), "run", "intent.json")) {
            Await.that("the output", this::hasOutput);
            forked.kill();
        }

        Run run = project.resume();

        assertEquals(0, run.code());
        assertKept(run);
    }

    @Test
    public void theOutputOfAnAttemptThatDiedWithItsSupervisorIsInTheBundle() throws Exception {
        project.intent(
                "{'id':'a','max_attempts':2,'exec':{'allow_shell':true,'commands':["
                        + "{'program':'sh','args':['-c','echo first words; test -e again || { touch again; until grep -rqs words --include=stdout.log .intent; do sleep 0.05; done; kill -9 $PPID; sleep 9; }']}]}}");

        Run run = project.run("--supervised");

        assertEquals(0, run.code());
        assertKept(run);
    }

    private boolean hasOutput() {
        try (Stream<Path> files = Files.walk(project.directory().resolve(".intent"))) {
            return files.anyMatch(
                    file -> file.endsWith("stdout.log") && file.toFile().length() > 0);
        } catch (IOException | UncheckedIOException notYet) {
            return false;
        }
    }

    private void assertKept(Run run) throws IOException {
        Path lost = run.bundle().resolve("stages/a/attempt-1");
        assertFalse(Files.exists(lost.resolve("manifest.json")));
        assertEquals("first words\n", Files.readString(lost.resolve("commands/01-sh/stdout.log")));
        assertTrue(Files.exists(run.bundle().resolve("stages/a/attempt-2/manifest.json")));
        assertEquals(0, project.call("verify", run.bundle().toString()).code());
    }
}
