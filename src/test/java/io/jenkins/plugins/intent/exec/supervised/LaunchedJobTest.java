package io.jenkins.plugins.intent.exec.supervised;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import io.jenkins.plugins.intent.exec.AttemptStatus;
import io.jenkins.plugins.intent.exec.hands.HandsDirectory;
import io.jenkins.plugins.intent.exec.hands.HandsStart;
import io.jenkins.plugins.intent.exec.hands.PlaceLauncher;
import io.jenkins.plugins.intent.exec.hands.TestLauncher;
import io.jenkins.plugins.intent.time.Await;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameter;
import org.junit.runners.Parameterized.Parameters;

/** Jobs whose hands a launcher has started, whatever it does to them. Real processes, killed for real. */
@RunWith(Parameterized.class)
public class LaunchedJobTest {
    private static final long LONG_MS = 60_000;
    private static final String HERE = UUID.randomUUID().toString();
    private static final String ODD = "$HOME $$ `id` ' \" \\ $(id) ${x}";

    @Parameters(name = "{0}")
    public static TestLauncher[] launchers() {
        return TestLauncher.values();
    }

    @Parameter
    public TestLauncher launcher;

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Before
    public void isPossible() throws Exception {
        assumeTrue("needs user namespaces or root", launcher.isPossible());
    }

    private TestJob job(long leaseMs, String... scripts) throws IOException {
        Path volume = folder.newFolder().toPath().toRealPath();
        return new TestJob(job -> start(job, volume), volume, leaseMs, scripts);
    }

    private void start(TestJob job, Path volume) throws IOException, InterruptedException {
        HandsDirectory hands = new HandsDirectory(job.directory.root());
        hands.layOut(job.project, job.spec.mark(), job.spec.leaseMs());
        Path directory = job.directory.root().resolve(HandsDirectory.NAME);
        Map<String, String> variables = new LinkedHashMap<>(Map.of("ODD", ODD, "OF_THE_STEP", "yes"));
        HandsStart.by(launcher.at(volume, directory), HandsStart.escaped(variables), directory.toString());
    }

    @Test
    public void aJobRunsWhereTheLauncherStartsThingsWithTheEnvironmentOfThatPlace() throws Exception {
        try (TestJob job = job(
                        LONG_MS, "echo $WHERE $OF_THE_STEP; echo other >&2", "printf '%s|' \"$ODD\"; pwd", "exit 7")
                .start()) {
            ResultFile result = job.result();
            assertEquals(AttemptStatus.FAILED, result.status());
            String where = launcher == TestLauncher.PREFIX ? "prefix" : "container";
            assertEquals(where + " yes\n", job.output("commands/01-sh/stdout.log"));
            assertEquals("other\n", job.output("commands/01-sh/stderr.log"));
            String second = job.output("commands/02-sh/stdout.log");
            assertTrue(second, second.startsWith(ODD + "|"));
            Path pwd = Path.of(second.substring(ODD.length() + 1).strip());
            assertEquals(launcher != TestLauncher.KUBERNETES, pwd.equals(job.project.toRealPath()));
            assertEquals("project", pwd.getFileName().toString());
            assertTrue(job.output("manifest.json").contains("\"exit_code\" : 7"));
        }
    }

    @Test
    public void aSecondStartStartsNothing() throws Exception {
        try (TestJob job = job(LONG_MS, "echo ran >> runs; while [ ! -e go ]; do sleep 0.02; done")
                .start()) {
            job.start();
            job.go();
            assertEquals(AttemptStatus.SUCCEEDED, job.result().status());
            assertEquals("ran\n", Files.readString(job.project.resolve("runs")));
        }
    }

    @Test
    public void aCancelEndsWhatRunsThere() throws Exception {
        try (TestJob job = job(LONG_MS, "(setsid sh -c 'echo x > up; exec sleep 1000' &); sleep 1000")
                .start()) {
            Await.that("the command", () -> Files.exists(job.project.resolve("up")));
            job.watch(null, true, 0);
            assertEquals(
                    AttemptStatus.CANCELLED,
                    Await.found("a result", job.directory::result).status());
            assertEquals(List.of(), marked(job));
        }
    }

    @Test
    public void handsThatAreKilledLoseTheJobAndTheLauncherEndsTheRest() throws Exception {
        try (TestJob job = job(LONG_MS, "export COOKIE_OF_TEST=" + HERE + "; echo x > up; exec sleep 1000")
                .start()) {
            Await.that("the command", () -> Files.exists(job.project.resolve("up")));
            // All at once, so that none can do its duty.
            for (ProcessHandle hand : hands(job)) {
                hand.destroyForcibly();
            }
            ResultFile result = Await.found("a result", job.directory::result);
            assertEquals(AttemptStatus.LEASE_LOST, result.status());
            assertTrue(result.error(), result.error().contains("is gone"));
            TestLauncher.kill("COOKIE_OF_TEST", HERE);
            Await.that("the end", () -> marked(job).isEmpty());
        }
    }

    private static List<ProcessHandle> hands(TestJob job) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains("./hands.sh hand"))
                .filter(process -> isBelow(process.pid(), job))
                .toList();
    }

    private static boolean isBelow(long pid, TestJob job) {
        try {
            // The link has the name that the directory has in the other mount name space.
            Path there = Path.of("/proc/" + pid + "/cwd/claim");
            return Files.isSameFile(there, job.directory.root().resolve(HandsDirectory.NAME + "/claim"));
        } catch (IOException ended) {
            return false;
        }
    }

    private static List<Long> marked(TestJob job) {
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(pid -> {
                    try {
                        return Files.readString(Path.of("/proc/" + pid + "/environ"), StandardCharsets.ISO_8859_1)
                                .contains(job.spec.mark());
                    } catch (IOException ended) {
                        return false;
                    }
                })
                .toList();
    }

    @Test
    public void aPlaceThatCannotWorkSaysWhyBeforeAnythingRuns() throws Exception {
        Path volume = folder.newFolder().toPath().toRealPath();
        Path directory = Files.createDirectories(volume.resolve("job/hands"));
        PlaceLauncher at = launcher.at(volume, directory);
        IOException noScript = assertThrows(IOException.class, () -> HandsStart.by(at, Map.of(), "/a/b of user me"));
        assertTrue(noScript.getMessage(), noScript.getMessage().contains("on the agent /a/b of user me, ended with"));
        Path project = Files.createDirectories(volume.resolve("project"));
        new HandsDirectory(volume.resolve("job")).layOut(project, "mark.", LONG_MS);
        Files.delete(project);
        IOException noProject = assertThrows(IOException.class, () -> HandsStart.by(at, Map.of(), "/a/b of user me"));
        String words = noProject.getMessage();
        assertTrue(words, words.contains("/hands/../../project, is not there or cannot be entered by user "));
        assertTrue(words, words.endsWith("; on the agent the job directory is /a/b of user me"));
        assertFalse(Files.exists(directory.resolve("claim")));
    }

    @Test
    public void aUserWhoMayNotWriteThereIsNamed() throws Exception {
        assumeTrue(launcher == TestLauncher.DOCKER && new File("/usr/bin/setpriv").canExecute());
        assumeTrue("needs root", "root".equals(System.getProperty("user.name")));
        Path volume = folder.newFolder().toPath().toRealPath();
        Files.setPosixFilePermissions(folder.getRoot().toPath(), PosixFilePermissions.fromString("rwxr-xr-x"));
        Path project = Files.createDirectories(volume.resolve("project"));
        new HandsDirectory(volume.resolve("job")).layOut(project, "mark.", LONG_MS);
        PlaceLauncher at = launcher.at(volume, volume.resolve("job/hands"));
        PlaceLauncher asNobody = (command, environment, output) -> {
            List<String> other =
                    new ArrayList<>(List.of("setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups"));
            other.addAll(command);
            return at.launch(other, environment, output);
        };
        String words = assertThrows(IOException.class, () -> HandsStart.by(asNobody, Map.of(), "/a/b of user me"))
                .getMessage();
        assertTrue(words, words.contains("cannot be written by user 65534"));
    }
}
