package io.jenkins.plugins.intent.scenarios;

import static org.junit.Assert.assertArrayEquals;
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
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.Rule;
import org.junit.Test;

/** Crashes of every part, with real processes that are really killed. */
public class ResilienceScenariosTest {
    @Rule
    public final Project project = new Project();

    @Test
    public void scenario06_jobOfADeadAgentIsRunByAnother() throws Exception {
        project.intent("{'id':'a','lease_sec':5,'exec':{'allow_shell':true,'commands':[" + waitsForGo() + "]}}");
        CompletableFuture<Run> running = CompletableFuture.supplyAsync(() -> {
            try {
                return project.run("--supervised", "--agents", "2");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        Await.that("the first start", () -> lines("runs") == 1);
        long supervisor = pidOfSupervisor();
        new ProcessBuilder("kill", "-KILL", Long.toString(supervisor)).start().waitFor();
        Await.that("the second start", () -> lines("runs") == 2);
        Files.writeString(project.directory().resolve("go"), "");

        Run run = running.get();

        assertEquals(0, run.code());
        JsonNode jobs = run.stage("a").get("jobs");
        assertEquals(2, jobs.size());
        assertEquals("expired", jobs.get(0).get("status").asText());
        assertEquals("succeeded", jobs.get(1).get("status").asText());
        assertEquals(2, lines("runs"));
    }

    @Test
    public void scenario13_heartbeatsKeepACommandThatOutlastsItsLease() throws Exception {
        for (String[] how : new String[][] {{}, {"--supervised"}}) {
            Run run = project.intent(
                            "{'id':'a','lease_sec':5,'exec':{'commands':[{'program':'sleep','args':['6.5']}]}}")
                    .run(how);

            assertEquals(0, run.code());
            assertEquals(1, run.stage("a").get("jobs").size());
            assertEquals(
                    "succeeded", run.stage("a").get("jobs").get(0).get("status").asText());
        }
    }

    @Test
    public void scenario13_leaseIsKeptWhileFilesAreCopiedAndTakenIn() throws Exception {
        String many = "mkdir -p dist; seq 6000 | split -l 1 -a 4 - dist/";
        Run run = project.intent("{'id':'a','lease_sec':3,'workspace':'isolated','outputs':['dist/'],"
                        + "'exec':{'allow_shell':true,'commands':[{'program':'sh','args':['-c','" + many + "']}]}}")
                .run("--supervised");

        assertEquals(0, run.code());
        assertEquals(1, run.stage("a").get("jobs").size());
    }

    @Test
    public void scenario14_killedProcessIsResumedAndNothingFinishedRunsAgain() throws Exception {
        twoStages();
        try (Forked forked = Forked.start(project, List.of(), "run", "intent.json")) {
            Await.that("the second stage", () -> lines("runs") == 1);
            forked.kill();
        }
        Files.writeString(project.directory().resolve("go"), "");

        Run run = project.resume();

        assertEquals(0, run.code());
        assertEquals(1, lines("first"));
        assertEquals(2, lines("runs"));
        assertFalse(Forked.anyProcess(project.directory().toString()));
        Called again = project.call("resume");
        assertEquals(0, again.code());
        assertTrue(again.out(), again.out().contains("nothing to resume"));
    }

    @Test
    public void scenario14_supervisedJobGoesOnWhenItsStarterIsKilledAndIsNotStartedAgain() throws Exception {
        twoStages();
        try (Forked forked = Forked.start(project, List.of(), "run", "--supervised", "intent.json")) {
            Await.that("the second stage", () -> lines("runs") == 1);
            forked.kill();
        }
        Files.writeString(project.directory().resolve("go"), "");

        Run run = project.resume();

        assertEquals(0, run.code());
        assertEquals(1, lines("first"));
        assertEquals(1, lines("runs"));
        assertEquals("done\n", new String(run.stdout("b", 0)));
        assertEquals(0, project.call("verify", run.bundle().toString()).code());
    }

    @Test
    public void scenario15_damagedJournalIsRefusedAndNotOverwritten() throws Exception {
        Run run = project.intent("{'id':'a','kind':'gate','gate':{'message':'?'}}")
                .run();
        Path journal = project.directory().resolve(".intent/runs/" + run.id() + "/journal.jsonl");
        byte[] bytes = Files.readAllBytes(journal);
        bytes[bytes.length / 2] ^= 4;
        Files.write(journal, bytes);

        Called resumed = project.call("resume");

        assertEquals(4, resumed.code());
        assertTrue(resumed.err(), resumed.err().contains("journal.jsonl"));
        assertFalse(resumed.err(), resumed.err().contains("\tat "));
        assertArrayEquals(bytes, Files.readAllBytes(journal));
    }

    @Test
    public void scenario15_missingJournalIsAClearError() throws Exception {
        Run run = project.intent("{'id':'a','kind':'gate','gate':{'message':'?'}}")
                .run();
        Path journal = project.directory().resolve(".intent/runs/" + run.id() + "/journal.jsonl");
        Files.move(journal, journal.resolveSibling("moved"));

        Called resumed = project.call("resume");

        assertEquals(4, resumed.code());
        assertTrue(resumed.err(), resumed.err().contains("journal.jsonl"));
    }

    @Test
    public void scenario17_gigabyteOfOutputIsCappedInFlatMemory() throws Exception {
        project.intent("{'id':'a','exec':{'commands':[{'program':'head','args':['-c','1G','/dev/zero']}]}}");
        try (Forked forked = Forked.start(project, List.of("-Xmx64m"), "run", "intent.json")) {
            assertEquals(forked.output(), 0, forked.waitFor());
        }

        JsonNode stdout = manifestOfTheOnlyRun().get("commands").get(0).get("stdout");
        long kept = stdout.get("bytes").asLong();
        assertTrue("kept " + kept, kept <= 17L << 20);
        assertEquals(1L << 30, kept + stdout.get("dropped_bytes").asLong());
    }

    private void twoStages() throws IOException {
        project.intent(
                "{'id':'a','exec':{'allow_shell':true,'commands':[{'program':'sh','args':['-c','echo ran >> first']}]}}",
                "{'id':'b','needs':['a'],'lease_sec':3,'exec':{'allow_shell':true,'commands':[" + waitsForGo() + "]}}");
    }

    /** Notes that it ran, then goes on only once there is a file {@code go}; its command line names the project. */
    private String waitsForGo() {
        return "{'program':'sh','args':['-c','echo ran >> runs; while test ! -e go; do sleep 0.05; done; echo done','"
                + project.directory() + "']}";
    }

    private long pidOfSupervisor() throws IOException {
        try (Stream<Path> files = Files.walk(project.directory().resolve(".intent"))) {
            Optional<Path> beat = files.filter(file -> file.endsWith("beat")).findFirst();
            return Json.LINE.readTree(beat.orElseThrow().toFile()).get("pid").asLong();
        }
    }

    private JsonNode manifestOfTheOnlyRun() throws IOException {
        try (Stream<Path> files = Files.walk(project.directory().resolve(".intent"))) {
            return Json.LINE.readTree(files.filter(file -> file.endsWith("manifest.json"))
                    .findFirst()
                    .orElseThrow()
                    .toFile());
        }
    }

    private long lines(String file) {
        try (Stream<String> lines = Files.lines(project.directory().resolve(file))) {
            return lines.count();
        } catch (IOException notYet) {
            return 0;
        }
    }
}
