package io.jenkins.plugins.intent.exec.supervised;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.intent.exec.Place;
import io.jenkins.plugins.intent.time.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.Rule;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameter;
import org.junit.runners.Parameterized.Parameters;

/** What the tests of jobs need that one supervisor runs: at each place of commands, with the supervisors of this test. */
@RunWith(Parameterized.class)
public abstract class SharedSupervisorsSite {
    static final String WAIT_TO_GO = "while [ ! -e go ]; do sleep 0.02; done";
    static final String RAN = "echo ran >> runs";

    @Parameters(name = "{0}")
    public static List<Place> places() {
        return Place.all().subList(0, Math.min(2, Place.all().size()));
    }

    @Parameter
    public Place place;

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Rule
    public final TestJobs jobs = new TestJobs();

    final SharedSupervisors shared = new SharedSupervisors();

    TestJob job(String... scripts) throws IOException {
        return jobs.add(new TestJob(place, folder.newFolder().toPath(), place.leaseMs(), scripts));
    }

    TestJob begun(TestJob job) throws IOException, InterruptedException {
        job.begin(launcher());
        return job;
    }

    TestJob done(TestJob job) throws Exception {
        begun(job).result();
        return job;
    }

    static TestJob free(TestJob job) throws Exception {
        return free(job, job);
    }

    /** Waits until the supervisor of a job that is done stands nowhere; returns the job that comes next. */
    static TestJob free(TestJob job, TestJob next) throws Exception {
        Await.found("a supervisor that waits", () -> {
            Path there = Files.readSymbolicLink(proc(job).resolve("cwd"));
            return there.equals(Path.of("/")) ? Optional.of(there) : Optional.empty();
        });
        return next;
    }

    SupervisorLauncher launcher() {
        return new SupervisorLauncher(TestJob.java(), TestJob.classPath(), Map.of(), shared);
    }

    static SharedSupervisors.Kind kind(TestJob job) throws IOException {
        JavaCommand java = new JavaCommand(TestJob.java(), TestJob.classPath());
        return new SharedSupervisors.Kind(java, Map.of(), job.order().kinship());
    }

    static long pid(TestJob job) {
        try {
            return job.directory.beat().orElseThrow().pid();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static Path proc(TestJob job) {
        return Path.of("/proc", Long.toString(pid(job)));
    }

    static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }

    static void kill(String signal, TestJob job) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + signal, Long.toString(pid(job))).start();
        assertEquals(0, kill.waitFor());
    }

    interface Deed {
        void run() throws Exception;
    }

    static void atOnce(Deed one, Deed other) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<?>> deeds = new ArrayList<>();
            for (Deed deed : List.of(one, other)) {
                deeds.add(threads.submit(() -> {
                    deed.run();
                    return null;
                }));
            }
            for (Future<?> deed : deeds) {
                deed.get();
            }
        } finally {
            threads.shutdownNow();
            assertTrue(threads.isShutdown());
        }
    }
}
