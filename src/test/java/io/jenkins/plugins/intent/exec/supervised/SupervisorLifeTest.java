package io.jenkins.plugins.intent.exec.supervised;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.intent.exec.AttemptStatus;
import io.jenkins.plugins.intent.exec.CommandStatus;
import io.jenkins.plugins.intent.exec.InEachPlace;
import io.jenkins.plugins.intent.exec.Manifest;
import io.jenkins.plugins.intent.json.Json;
import io.jenkins.plugins.intent.time.Await;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.junit.Test;

/** What supervisors live through, and what they leave. Real processes, killed for real. */
public class SupervisorLifeTest extends InEachPlace {
    private static final String WAIT_TO_GO = "while [ ! -e go ]; do sleep 0.02; done";
    private static final long LONG_MS = 60_000;

    @Test
    public void aBlockRunsToItsEndAndLeavesResultManifestAndOutput() throws Exception {
        try (TestJob job =
                job(LONG_MS, "echo one; echo two >&2", "exit 3", "echo never").start()) {
            ResultFile result = job.result();
            assertEquals(new ResultFile("job", AttemptStatus.FAILED, null, true), result);
            Manifest manifest = Json.LINE.readValue(
                    job.directory.attempt().resolve("manifest.json").toFile(), Manifest.class);
            assertEquals(
                    List.of(CommandStatus.SUCCEEDED, CommandStatus.FAILED, CommandStatus.SKIPPED),
                    manifest.commands().stream()
                            .map(command -> command.status())
                            .toList());
            assertEquals("one\n", job.output(manifest.commands().get(0).stdout().path()));
            Await.end(job.directory.beat().orElseThrow().pid());
            assertEquals("it had nothing to complain of", "", job.directory.lastWords());
        }
    }

    @Test
    public void aJobOutlivesItsStarter() throws Exception {
        try (TestJob job = job(LONG_MS, "echo before", WAIT_TO_GO, "echo after")) {
            Process starter = starter(job);
            assertEquals('s', starter.getInputStream().read());
            starter.toHandle().destroyForcibly();
            starter.waitFor();
            // Reads to the end of the pipe, which comes only if the supervisor does not hold it open.
            assertEquals("tarted\n", new String(starter.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            assertTrue(job.supervisor().isAlive());
            job.go();
            assertEquals(AttemptStatus.SUCCEEDED, job.result().status());
            assertEquals("before\n", job.output("commands/01-sh/stdout.log"));
            assertEquals("after\n", job.output("commands/03-sh/stdout.log"));
        }
    }

    @Test
    public void aClosedTerminalIsNotTheEnd() throws Exception {
        try (TestJob job = job(LONG_MS, WAIT_TO_GO).start()) {
            long pid = job.supervisor().pid();
            assertEquals(
                    0,
                    new ProcessBuilder("kill", "-HUP", Long.toString(pid))
                            .start()
                            .waitFor());
            job.go();
            assertEquals(AttemptStatus.SUCCEEDED, job.result().status());
        }
    }

    @Test
    public void whoeverComesBackGetsTheWholeOutput() throws Exception {
        try (TestJob job =
                job(LONG_MS, "seq 1 20000", WAIT_TO_GO, "seq 1 20000 >&2").start()) {
            assertEquals("one watcher reads on", "1\n", job.readOutput().substring(0, 2));
            job.go();
            job.result();
            String numbers = job.output("commands/01-sh/stdout.log");
            assertEquals("another reads again", numbers + numbers, job.readOutput());
        }
    }

    @Test
    public void aSecondSupervisorLeavesTheJobAlone() throws Exception {
        try (TestJob job = job(LONG_MS, "echo ran >> runs", WAIT_TO_GO).start()) {
            Beat first = job.directory.beat().orElseThrow();
            List<String> command = TestJob.supervisorCommand();
            command.add(job.directory.root().toString());
            Process second = job.brief(new ProcessBuilder(command));
            assertEquals(Supervisor.TAKEN, second.waitFor());
            job.go();
            assertEquals(AttemptStatus.SUCCEEDED, job.result().status());
            assertEquals(first.pid(), job.directory.beat().orElseThrow().pid());
            assertEquals("ran\n", Files.readString(job.project.resolve("runs")));
        }
    }

    @Test
    public void startingAJobAgainChangesNothing() throws Exception {
        try (TestJob job = job(LONG_MS, "echo ran >> runs").start()) {
            job.start();
            job.result();
            job.start();
            assertEquals("ran\n", Files.readString(job.project.resolve("runs")));
        }
    }

    private TestJob job(long leaseMs, String... scripts) throws IOException {
        return new TestJob(place, folder.newFolder().toPath(), leaseMs, scripts);
    }

    private static Process starter(TestJob job) throws IOException, InterruptedException {
        return job.brief(new ProcessBuilder(
                TestJob.java().toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                TestJob.classPath(),
                Starter.class.getName(),
                job.directory.root().toString()));
    }
}
