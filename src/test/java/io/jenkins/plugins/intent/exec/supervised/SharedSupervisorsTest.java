package io.jenkins.plugins.intent.exec.supervised;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import io.jenkins.plugins.intent.exec.AttemptStatus;
import io.jenkins.plugins.intent.exec.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameter;
import org.junit.runners.Parameterized.Parameters;

/** Jobs that one supervisor runs one after the other. Real processes, killed and stopped for real. */
@RunWith(Parameterized.class)
public class SharedSupervisorsTest {
    private static final String WAIT_TO_GO = "while [ ! -e go ]; do sleep 0.02; done";
    private static final String RAN = "echo ran >> runs";

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

    private final SharedSupervisors shared = new SharedSupervisors();

    @Test
    public void theNextJobGoesToTheSupervisorThatHasDoneOneAndFindsItAsGoodAsNew() throws Exception {
        TestJob first = done(job("echo one; exit 3"));
        assertEquals(AttemptStatus.FAILED, first.result().status());
        TestJob second = begun(free(first, job("echo two", WAIT_TO_GO)));
        assertEquals(pid(first), pid(second));
        assertEquals(
                second.directory.root(), Files.readSymbolicLink(proc(second).resolve("cwd")));
        assertEquals(second.directory.log(), Files.readSymbolicLink(proc(second).resolve("fd/2")));
        second.go();
        assertEquals(AttemptStatus.SUCCEEDED, second.result().status());
        assertEquals("two\n", second.output("commands/01-sh/stdout.log"));
        assertEquals("", first.directory.lastWords() + second.directory.lastWords());
    }

    @Test
    public void betweenTwoJobsItHoldsNothingOfTheFirst() throws Exception {
        TestJob first = done(job("echo one"));
        free(first, first);
        assertEquals(Path.of("/"), Files.readSymbolicLink(proc(first).resolve("cwd")));
        try (Stream<Path> files = Files.list(proc(first).resolve("fd"))) {
            for (Path file : files.toList()) {
                assertFalse(
                        target(file), target(file).startsWith(folder.getRoot().getPath()));
            }
        }
        byte[] beat = Files.readAllBytes(first.directory.root().resolve("beat"));
        TestJob second = done(job("sleep 1"));
        assertEquals(pid(first), pid(second));
        assertEquals(
                new String(beat),
                new String(Files.readAllBytes(first.directory.root().resolve("beat"))));
    }

    @Test
    public void oneThatIsKilledBetweenTwoJobsLosesNothing() throws Exception {
        TestJob first = free(done(job(RAN)));
        kill("KILL", first);
        TestJob.awaitDeath(pid(first));
        TestJob second = done(job(RAN));
        assertNotEquals(pid(first), pid(second));
        for (TestJob job : List.of(first, second)) {
            assertEquals(AttemptStatus.SUCCEEDED, job.result().status());
            assertEquals("ran\n", Files.readString(job.project.resolve("runs")));
        }
    }

    @Test
    public void oneThatIsKilledLosesTheJobItHoldsAndNoOther() throws Exception {
        TestJob earlier = free(done(job(RAN)));
        TestJob held = begun(job(WAIT_TO_GO));
        assertEquals(pid(earlier), pid(held));
        TestJob other = begun(job(WAIT_TO_GO));
        assertNotEquals(pid(held), pid(other));
        kill("KILL", held);
        TestJob.awaitDeath(pid(held));
        WatchReply reply = held.watch(null, false, 10_000);
        assertEquals(SupervisorState.GONE, reply.supervisor());
        assertEquals(null, reply.result());
        other.go();
        assertEquals(AttemptStatus.SUCCEEDED, other.result().status());
        assertEquals(AttemptStatus.SUCCEEDED, earlier.result().status());
    }

    @Test
    public void oneThatIsStoppedIsPassedOverAndRunsNothingWhenItGoesOn() throws Exception {
        Map<String, String> large = new HashMap<>(System.getenv());
        large.putAll(Map.of("A", "a".repeat(90_000), "B", "b".repeat(90_000)));
        TestJob first = job(RAN);
        TestJob second = job(RAN);
        first.environment = large;
        second.environment = large;
        free(done(first));
        kill("STOP", first);
        begun(second);
        assertNotEquals(pid(first), pid(second));
        assertEquals(AttemptStatus.SUCCEEDED, second.result().status());
        kill("CONT", first);
        TestJob.awaitDeath(pid(first));
        assertEquals("ran\n", Files.readString(second.project.resolve("runs")));
    }

    @Test
    public void whenTwoWantTheSameOneGetsIt() throws Exception {
        TestJob first = free(done(job("true")));
        List<TestJob> both = List.of(job(RAN, WAIT_TO_GO), job(RAN, WAIT_TO_GO));
        atOnce(() -> begun(both.get(0)), () -> begun(both.get(1)));
        assertEquals(1, both.stream().filter(job -> pid(job) == pid(first)).count());
        for (TestJob job : both) {
            job.go();
            assertEquals(AttemptStatus.SUCCEEDED, job.result().status());
            assertEquals("ran\n", Files.readString(job.project.resolve("runs")));
        }
    }

    @Test
    public void aJobThatIsStartedTwiceAtOnceRunsOnce() throws Exception {
        assumeTrue("a link starts hands before it starts the job", place.isDirect());
        free(done(job("true")));
        TestJob job = job(RAN);
        StartOrder order = job.order();
        atOnce(
                () -> launcher().start(order, job.directory.root()),
                () -> launcher().start(order, job.directory.root()));
        assertEquals(AttemptStatus.SUCCEEDED, job.result().status());
        assertEquals("ran\n", Files.readString(job.project.resolve("runs")));
    }

    @Test
    public void aJobWithOtherSecretsOrOfAnotherRunnerGetsAnotherSupervisor() throws Exception {
        TestJob first = job("echo one");
        first.secrets = List.of("k1ngfisher-river");
        free(done(first));
        TestJob same = job("echo two k1ngfisher-river");
        same.secrets = first.secrets;
        free(done(same));
        assertEquals(pid(first), pid(same));
        assertEquals("two ****\n", same.output("commands/01-sh/stdout.log"));
        TestJob ofAnotherRunner = job("echo three");
        ofAnotherRunner.secrets = first.secrets;
        ofAnotherRunner.begin(
                new SupervisorLauncher(TestJob.java(), TestJob.classPath() + ":/more.jar", Map.of(), shared));
        assertNotEquals(pid(first), pid(ofAnotherRunner));
        assertNotEquals(pid(first), pid(begun(job("echo four"))));
    }

    @Test
    public void oneWhoseJobWasStoppedGoes() throws Exception {
        TestJob job = begun(job(WAIT_TO_GO));
        job.watch(null, true, 0);
        assertEquals(AttemptStatus.CANCELLED, job.result().status());
        TestJob.awaitDeath(pid(job));
    }

    @Test
    public void oneThatWaitsGoesWhenItsStarterIsGone() throws Exception {
        TestJob job = free(done(job("true")));
        shared.take(kind(job)).orElseThrow().dismiss();
        TestJob.awaitDeath(pid(job));
    }

    @Test
    public void whatALaterJobHasLeftEndsWithThatJob() throws Exception {
        assumeTrue("what is behind hands is ended by them", place.isDirect());
        free(done(job("true")));
        TestJob job = done(job("(setsid env -i sh -c 'echo $$ > stranger; exec sleep 1000' &);"
                + " (env -i sleep 1000 & echo $! > child); while [ ! -s stranger ]; do sleep 0.02; done"));
        assertEquals(AttemptStatus.SUCCEEDED, job.result().status());
        TestJob.awaitDeath(job.number("stranger"));
        TestJob.awaitDeath(job.number("child"));
    }

    private TestJob job(String... scripts) throws IOException {
        return jobs.add(new TestJob(place, folder.newFolder().toPath(), place.leaseMs(), scripts));
    }

    private TestJob begun(TestJob job) throws IOException, InterruptedException {
        job.begin(launcher());
        return job;
    }

    private TestJob done(TestJob job) throws Exception {
        begun(job).result();
        return job;
    }

    private TestJob free(TestJob job) throws Exception {
        return free(job, job);
    }

    /** Waits until the supervisor of a job that is done is free; returns the one that wants it. */
    private TestJob free(TestJob job, TestJob next) throws Exception {
        StartedSupervisor free = TestJob.await("a free supervisor", () -> shared.take(kind(job)));
        shared.add(kind(job), free);
        return next;
    }

    private SupervisorLauncher launcher() {
        return new SupervisorLauncher(TestJob.java(), TestJob.classPath(), Map.of(), shared);
    }

    private static SharedSupervisors.Kind kind(TestJob job) throws IOException {
        JavaCommand java = new JavaCommand(TestJob.java(), TestJob.classPath());
        return new SharedSupervisors.Kind(java, Map.of(), job.order().kinship());
    }

    private static long pid(TestJob job) {
        try {
            return job.directory.beat().orElseThrow().pid();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Path proc(TestJob job) {
        return Path.of("/proc", Long.toString(pid(job)));
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }

    private static void kill(String signal, TestJob job) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + signal, Long.toString(pid(job))).start();
        assertEquals(0, kill.waitFor());
    }

    private interface Deed {
        void run() throws Exception;
    }

    private static void atOnce(Deed one, Deed other) throws Exception {
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
