package io.jenkins.plugins.intent.exec.supervised;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;

import io.jenkins.plugins.intent.exec.AttemptStatus;
import io.jenkins.plugins.intent.time.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.After;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The one that is started ahead of its job. */
public class SpareSupervisorTest {
    private static final String WAIT_TO_GO = "while [ ! -e go ]; do sleep 0.02; done";
    private static final long NEVER_MS = 3_600_000;

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Rule
    public final TestJobs jobs = new TestJobs();

    private final SpareSupervisor spare = new SpareSupervisor(1);
    private final SharedSupervisors shared = new SharedSupervisors(Optional.of(spare));

    @After
    public void leaveNothing() {
        spare.dismiss();
    }

    @Test
    public void takesAJobThatNobodyElseMayHaveAsOneThatWasStartedForIt() throws Exception {
        TestJob first = job("echo one");
        StartedSupervisor waiting = spareAfter(first);
        SpareSupervisor kept = new SpareSupervisor(NEVER_MS);
        kept.put(java(), waiting);
        TestJob second = job("echo two k1ngfisher-river", WAIT_TO_GO);
        second.secrets = List.of("k1ngfisher-river");
        second.begin(launcher(new SharedSupervisors(Optional.of(kept))));
        assertEquals(waiting.process().pid(), pid(second));
        assertNotEquals(pid(first), pid(second));
        Path proc = Path.of("/proc", Long.toString(pid(second)));
        assertEquals(second.directory.root(), Files.readSymbolicLink(proc.resolve("cwd")));
        assertEquals(second.directory.log(), Files.readSymbolicLink(proc.resolve("fd/2")));
        second.go();
        assertEquals(AttemptStatus.SUCCEEDED, second.result().status());
        assertEquals("two ****\n", second.output("commands/01-sh/stdout.log"));
    }

    @Test
    public void goesWhenItsStarterIsGone() throws Exception {
        StartedSupervisor waiting = spareAfter(job("true"));
        waiting.dismiss();
        Await.end(waiting.process().pid());
    }

    @Test
    public void isOfNoUseToAnotherRunner() throws Exception {
        StartedSupervisor waiting = spareAfter(job("true"));
        spare.put(java(), waiting);
        JavaCommand other = new JavaCommand(TestJob.java(), TestJob.classPath() + ":/more.jar");
        assertEquals(Optional.empty(), spare.take(other));
        assertEquals(Optional.of(waiting), spare.take(java()));
        waiting.dismiss();
    }

    @Test
    public void isNotStartedWhileAJobRuns() throws Exception {
        List<String> asked = new CopyOnWriteArrayList<>();
        SpareSupervisor late = new SpareSupervisor(1);
        late.keep(java(), () -> asked.size() < 3 && asked.add("busy"), () -> {
            asked.add("started");
            throw new IOException("no more processes");
        });
        Await.found("a start", () -> asked.contains("started") ? Optional.of(asked) : Optional.empty());
        assertEquals(List.of("busy", "busy", "busy", "started"), asked);
        assertFalse(late.take(java()).isPresent());
    }

    private TestJob job(String... scripts) throws IOException {
        return jobs.add(new TestJob(folder.newFolder().toPath(), 60_000, scripts));
    }

    /** Runs the job to its end, and takes the one that is started then. */
    private StartedSupervisor spareAfter(TestJob job) throws Exception {
        job.begin(launcher(shared));
        job.result();
        return Await.found("a spare", () -> spare.take(java()));
    }

    private static SupervisorLauncher launcher(SharedSupervisors shared) {
        return new SupervisorLauncher(TestJob.java(), TestJob.classPath(), Map.of(), shared);
    }

    private static JavaCommand java() {
        return new JavaCommand(TestJob.java(), TestJob.classPath());
    }

    private static long pid(TestJob job) throws IOException {
        return job.directory.beat().orElseThrow().pid();
    }
}
