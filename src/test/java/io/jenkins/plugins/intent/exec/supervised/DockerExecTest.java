package io.jenkins.plugins.intent.exec.supervised;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import io.jenkins.plugins.intent.exec.AttemptStatus;
import io.jenkins.plugins.intent.exec.hands.HandsDirectory;
import io.jenkins.plugins.intent.exec.hands.HandsStart;
import io.jenkins.plugins.intent.time.Await;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.After;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/**
 * Jobs in real containers, which have BusyBox and nothing else: no Java, no network. Needs Docker's
 * engine and a static BusyBox; CI has both, and says so by a variable, so that nothing is skipped there.
 */
public class DockerExecTest {
    private static final String IMAGE = "intent-test:busybox";
    private static final boolean IS_REQUIRED = System.getenv("INTENT_TEST_DOCKER") != null;
    private static final long LONG_MS = 60_000;

    @ClassRule
    public static final TemporaryFolder ROOT = new TemporaryFolder();

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private String container;
    private Path volume;

    private static String docker(String... arguments) throws IOException, InterruptedException {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int code = docker(List.of(arguments), said);
        assertEquals(said.toString(StandardCharsets.UTF_8), 0, code);
        return said.toString(StandardCharsets.UTF_8).strip();
    }

    private static int docker(List<String> arguments, OutputStream output) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of("docker"));
        line.addAll(arguments);
        Process process = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .start();
        process.getInputStream().transferTo(output);
        return process.waitFor();
    }

    @Before
    public void makeImage() throws Exception {
        assumeTrue("needs Docker's engine", IS_REQUIRED || hasEngine());
        Path root = ROOT.getRoot().toPath().resolve("image");
        if (!Files.exists(root)) {
            Files.createDirectories(root.resolve("bin"));
            String busybox = System.getenv().getOrDefault("INTENT_TEST_BUSYBOX", "/bin/busybox");
            Files.copy(Path.of(busybox), root.resolve("bin/busybox"));
            for (String applet : List.of("sh", "cat", "sleep", "mv", "grep", "id", "setsid", "hostname", "ls")) {
                Files.createSymbolicLink(root.resolve("bin/" + applet), Path.of("busybox"));
            }
            run("tar", "-C", root.toString(), "-cf", root + ".tar", ".");
            docker("import", root + ".tar", IMAGE);
        }
        volume = folder.getRoot().toPath().toRealPath();
    }

    private static boolean hasEngine() throws InterruptedException {
        try {
            return docker(List.of("version"), OutputStream.nullOutputStream()) == 0;
        } catch (IOException noClient) {
            return false;
        }
    }

    private static void run(String... command) throws IOException, InterruptedException {
        assertEquals(0, new ProcessBuilder(command).inheritIO().start().waitFor());
    }

    private void start(String... options) throws Exception {
        List<String> line = new ArrayList<>(List.of("run", "-d", "--network", "none", "-v", volume + ":" + volume));
        line.addAll(List.of(options));
        line.addAll(List.of(IMAGE, "/bin/sleep", "600"));
        container = docker(line.toArray(new String[0]));
    }

    @After
    public void removeContainer() throws Exception {
        if (container != null) {
            docker("rm", "-f", container);
        }
    }

    private TestJob job(String... scripts) throws IOException {
        return new TestJob(this::startHands, volume, LONG_MS, scripts);
    }

    private void startHands(TestJob job) throws IOException, InterruptedException {
        new HandsDirectory(job.directory.root()).layOut(job.project, job.spec.mark(), job.spec.leaseMs());
        Path directory = job.directory.root().resolve(HandsDirectory.NAME);
        HandsStart.by(
                (command, environment, output) -> {
                    List<String> line = new ArrayList<>(List.of("exec", "--workdir", directory.toString()));
                    environment.forEach((name, value) -> line.addAll(List.of("--env", name + "=" + value)));
                    line.add(container);
                    line.addAll(command);
                    return docker(line, output);
                },
                Map.of("OF_THE_STEP", "a $b `c`"),
                directory + " of user " + Files.getOwner(directory));
    }

    private static void awaitFile(Path file) throws Exception {
        Await.that(file.toString(), () -> Files.exists(file));
    }

    @Test
    public void commandsRunInsideOfTheContainerAndLeaveTheSameEvidence() throws Exception {
        start();
        try (TestJob job = job("hostname; echo \"$OF_THE_STEP\"; echo apart >&2", "kill -9 $$")
                .start()) {
            assertEquals(AttemptStatus.FAILED, job.result().status());
            String name = container.substring(0, 12);
            assertEquals(name + "\na $b `c`\n", job.output("commands/01-sh/stdout.log"));
            assertEquals("apart\n", job.output("commands/01-sh/stderr.log"));
            assertTrue(job.output("manifest.json").contains("\"signal\" : 9"));
        }
    }

    @Test
    public void aCancelEndsWhatRunsInTheContainer() throws Exception {
        start();
        try (TestJob job = job("(setsid sh -c 'echo x > up; exec sleep 1234' &); sleep 1234")
                .start()) {
            awaitFile(job.project.resolve("up"));
            job.watch(null, true, 0);
            assertEquals(
                    AttemptStatus.CANCELLED,
                    Await.found("a result", job.directory::result).status());
            assertEquals(-1, docker("top", container, "-eo", "pid,args").indexOf("sleep 1234"));
        }
    }

    @Test
    public void aKilledSupervisorsCommandsEndInTheContainer() throws Exception {
        start();
        try (TestJob job = job("echo x > up; exec sleep 1234").start()) {
            awaitFile(job.project.resolve("up"));
            job.supervisor().destroyForcibly();
            Await.found(
                    "the end of the command",
                    () -> docker("top", container, "-eo", "pid,args").contains("sleep 1234")
                            ? Optional.empty()
                            : Optional.of(true));
        }
    }

    @Test
    public void aKilledContainerLosesTheJob() throws Exception {
        start();
        try (TestJob job = job("echo x > up; exec sleep 1234").start()) {
            awaitFile(job.project.resolve("up"));
            docker("kill", container);
            ResultFile result = Await.found("a result", job.directory::result);
            assertEquals(AttemptStatus.LEASE_LOST, result.status());
            assertTrue(result.error(), result.error().contains("is gone"));
        }
    }

    @Test
    public void anotherUserAndAMissingShellAreSaidBeforeAnythingRuns() throws Exception {
        start("-u", "4711");
        TestJob job = job("echo never > never");
        String words = assertThrows(IOException.class, () -> startHands(job)).getMessage();
        assertTrue(words, words.contains("cannot be written by user 4711"));
        assertTrue(words, words.contains(" of user "));
        removeContainer();
        start();
        docker("exec", container, "/bin/busybox", "rm", "/bin/sh");
        String noShell = assertThrows(IOException.class, () -> startHands(job)).getMessage();
        assertTrue(noShell, noShell.contains("A container needs `sh`"));
    }
}
