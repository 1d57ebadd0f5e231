package io.jenkins.plugins.intent.jenkins.agents;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.intent.exec.supervised.StartFailedException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What the remote calls do on an agent, run here as remoting would run them there. */
public class StageFilesOnAgentTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path workspace;
    private File job;

    @Before
    public void prepare() throws IOException {
        workspace = folder.newFolder("ws").toPath();
        job = new File(folder.getRoot(), "ws@tmp/job");
    }

    @Test
    public void intentIsReadOnlyFromInsideOfTheWorkspace() throws IOException {
        Files.writeString(workspace.resolve("intent.json"), "{}");
        Path secret = Files.writeString(folder.newFile("secret").toPath(), "s");
        Files.createSymbolicLink(workspace.resolve("link"), secret);
        assertArrayEquals("{}".getBytes(), new ReadIntent("intent.json").invoke(workspace.toFile(), null));
        for (String outside : List.of("../secret", secret.toString(), "link")) {
            IOException refused = assertThrows(
                    outside, IOException.class, () -> new ReadIntent(outside).invoke(workspace.toFile(), null));
            assertTrue(refused.getMessage(), refused.getMessage().contains("outside of the workspace"));
        }
        IOException missing =
                assertThrows(IOException.class, () -> new ReadIntent("no.json").invoke(workspace.toFile(), null));
        assertTrue(missing.getMessage(), missing.getMessage().contains("no.json is not in the workspace"));
    }

    @Test
    public void aWorkspaceThatNothingWasPutIntoIsMissedByTheNameOfTheFile() {
        File never = new File(folder.getRoot(), "never");
        IOException missing = assertThrows(IOException.class, () -> new ReadIntent("no.json").invoke(never, null));
        assertEquals("no.json is not in the workspace " + never, missing.getMessage());
    }

    @Test
    public void projectPathMayNotLeadOutOfTheWorkspace() throws IOException {
        Files.createSymbolicLink(
                workspace.resolve("out"), folder.newFolder("elsewhere").toPath());
        for (String outside : List.of("..", "out", "../elsewhere")) {
            IOException refused = assertThrows(outside, IOException.class, () -> prepare(outside, false));
            assertTrue(refused.getMessage(), refused.getMessage().contains("leads out of the workspace"));
        }
        Files.createDirectories(workspace.resolve("sub/project"));
        assertEquals(workspace.resolve("sub/project").toString(), prepare("sub/project", false));
    }

    @Test
    public void jobsBeginAndEndSideBySide() throws Exception {
        File parent = folder.newFolder("jobs");
        List<Callable<String>> jobs = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            File job = new File(parent, "job-" + i);
            jobs.add(() -> {
                for (int round = 0; round < 300; round++) {
                    new PrepareStage(workspace.toString(), ".", false, new ArrayList<>(), new ArrayList<>())
                            .invoke(job, null);
                    Files.writeString(job.toPath().resolve("beat"), "b");
                    new DiscardJob().invoke(job, null);
                }
                return job.getName();
            });
        }
        ExecutorService threads = Executors.newFixedThreadPool(jobs.size());
        try {
            for (Future<String> ended : threads.invokeAll(jobs)) {
                ended.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertEquals(0, parent.list().length);
    }

    @Test
    public void jobsThatNobodyCameBackForAreSweptAway() throws IOException {
        long nowMs = System.currentTimeMillis();
        File jobs = folder.newFolder("jobs");
        for (String job : List.of("old", "beating")) {
            Files.writeString(
                    Files.createDirectories(jobs.toPath().resolve(job)).resolve("beat"), "b");
        }
        assertTrue(
                new File(jobs, "old").setLastModified(nowMs - Duration.ofDays(8).toMillis()));
        StaleJobs.sweep(jobs, nowMs);
        assertEquals(Set.of("beating"), Set.of(jobs.list()));
        StaleJobs.sweep(new File(jobs, "absent"), nowMs);
    }

    @Test
    public void staleJobsAreLookedForOnceAnHour() throws IOException {
        long nowMs = System.currentTimeMillis();
        File jobs = folder.newFolder("jobs");
        StaleJobs.sweepNowAndThen(jobs, nowMs);
        File old = new File(jobs, "old");
        assertTrue(old.mkdir());
        assertTrue(old.setLastModified(nowMs - Duration.ofDays(8).toMillis()));

        StaleJobs.sweepNowAndThen(jobs, nowMs + Duration.ofMinutes(59).toMillis());
        assertTrue(old.exists());
        StaleJobs.sweepNowAndThen(jobs, nowMs + Duration.ofMinutes(60).toMillis());
        assertFalse(old.exists());
    }

    @Test
    public void isolatedStageGetsACopyInTheJobDirectory() throws IOException {
        Files.writeString(workspace.resolve("a.txt"), "a");
        Path copy = Path.of(prepare(".", true));
        assertEquals("a", Files.readString(copy.resolve("a.txt")));
        assertTrue(copy.toRealPath().startsWith(job.toPath().toRealPath()));
        Files.writeString(copy.resolve("a.txt"), "changed");
        assertEquals("a", Files.readString(workspace.resolve("a.txt")));
    }

    @Test
    public void outputsOfOneStageAreLaidIntoTheNext() throws IOException {
        Files.writeString(workspace.resolve("made.txt"), "made");
        assertEquals(workspace.toString(), prepare(".", false));
        new CollectOutputs("make", workspace.toString(), new ArrayList<>(List.of("*.txt")), new ArrayList<>())
                .invoke(job, null);
        Path collected = job.toPath().resolve(CollectOutputs.COLLECTED);
        byte[] list = Files.readAllBytes(collected.resolve("outputs.json"));
        StageInputs inputs = new StageInputs("make", list, CollectOutputs.COLLECTED + "/files");
        Files.delete(workspace.resolve("made.txt"));
        new PrepareStage(workspace.toString(), ".", false, new ArrayList<>(List.of(inputs)), new ArrayList<>())
                .invoke(job, null);
        assertEquals("made", Files.readString(workspace.resolve("made.txt")));
        new DiscardJob().invoke(job, null);
        assertFalse(job.exists());
    }

    @Test
    public void jobsOfOneMomentAreDiscardedByOneCall() throws Exception {
        Path first = folder.newFolder("first").toPath();
        Path second = folder.newFolder("second").toPath();
        Files.writeString(second.resolve("result.json"), "{}");
        Path gone = folder.getRoot().toPath().resolve("gone");
        new DiscardJob(List.of(gone.toString(), second.toString())).invoke(first.toFile(), null);
        assertFalse(Files.exists(first));
        assertFalse(Files.exists(second));
    }

    @Test
    public void damagedJarIsNotInstalled() throws IOException {
        Path jars = folder.newFolder("jars").toPath();
        Files.writeString(jars.resolve("incoming-1"), "damaged");
        RunnerJar jar = new RunnerJar("runner.jar", "0".repeat(64));
        assertThrows(IOException.class, () -> new InstallJar(jar, "incoming-1").invoke(jars.toFile(), null));
        assertFalse(Files.exists(InstallJar.location(jars, jar)));
        assertFalse(Files.exists(jars.resolve("incoming-1")));
    }

    @Test
    public void groundworkThatFindsAnotherProjectLeavesNothingAndSaysWhy() throws IOException {
        PrepareStage work = new PrepareStage(workspace.toString(), "sub", false, new ArrayList<>(), new ArrayList<>());
        String sub = Files.createDirectories(workspace.resolve("sub")).toString();
        new Groundwork(work, sub).lay(job);
        assertTrue(job.isDirectory());
        Files.delete(workspace.resolve("sub"));
        IOException gone = assertThrows(StartFailedException.class, () -> new Groundwork(work, sub).lay(job));
        assertEquals("the project_path sub is no directory in the workspace " + workspace, gone.getMessage());
        assertFalse(job.exists());
        Files.createDirectories(workspace.resolve("sub"));
        IOException moved = assertThrows(StartFailedException.class, () -> new Groundwork(work, "/other").lay(job));
        assertEquals("the project is in " + sub + " now; it was in /other", moved.getMessage());
        assertFalse(job.exists());
    }

    @Test
    public void groundworkLeavesAJobAloneThatASupervisorHas() throws IOException {
        PrepareStage work = new PrepareStage(workspace.toString(), "sub", false, new ArrayList<>(), new ArrayList<>());
        String sub = Files.createDirectories(workspace.resolve("sub")).toString();
        new Groundwork(work, sub).lay(job);
        Path claim = Files.writeString(job.toPath().resolve("claim"), "1\n");
        Files.delete(workspace.resolve("sub"));
        new Groundwork(work, sub).lay(job);
        assertTrue(Files.exists(claim));
    }

    private String prepare(String project, boolean isolated) throws IOException {
        return new PrepareStage(workspace.toString(), project, isolated, new ArrayList<>(), new ArrayList<>())
                .invoke(job, null);
    }
}
