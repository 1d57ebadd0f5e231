package io.jenkins.plugins.intent.exec.supervised;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import io.jenkins.plugins.intent.exec.AttemptStatus;
import io.jenkins.plugins.intent.exec.Place;
import io.jenkins.plugins.intent.exec.process.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

/** Jobs that one supervisor runs, side by side and one after the other. Real processes, killed and stopped for real. */
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
        // What hands answer is read until they have gone, a moment later.
        TestJob.await("a supervisor that has no file of the first one open", () -> {
            try (Stream<Path> files = Files.list(proc(first).resolve("fd"))) {
                String root = folder.getRoot().getPath();
                return files.noneMatch(file -> target(file).startsWith(root)) ? Optional.of(root) : Optional.empty();
            }
        });
        byte[] beat = Files.readAllBytes(first.directory.root().resolve("beat"));
        TestJob second = done(job("sleep 1"));
        assertEquals(pid(first), pid(second));
        assertEquals(
                new String(beat),
                new String(Files.readAllBytes(first.directory.root().resolve("beat"))));
    }

    @Test
    public void jobsSideBySideShareOneAndEachHasItsOwnOutputAndResult() throws Exception {
        TestJob first = begun(job("echo one", WAIT_TO_GO, "exit 3"));
        TestJob second = begun(job("echo two", WAIT_TO_GO));
        TestJob third = done(job("echo three"));
        assertEquals(List.of(pid(first), pid(first)), List.of(pid(second), pid(third)));
        assertEquals("three\n", third.output("commands/01-sh/stdout.log"));
        second.go();
        assertEquals(AttemptStatus.SUCCEEDED, second.result().status());
        first.go();
        assertEquals(AttemptStatus.FAILED, first.result().status());
        assertEquals("one\n", first.output("commands/01-sh/stdout.log"));
        assertEquals("two\n", second.output("commands/01-sh/stdout.log"));
    }

    @Test
    public void noMoreShareOneThanHaveRoom() throws Exception {
        List<TestJob> many = new ArrayList<>();
        for (int i = 0; i <= StartedSupervisor.ROOM; i++) {
            many.add(begun(job(WAIT_TO_GO)));
        }
        List<Long> pids = many.stream().map(SharedSupervisorsTest::pid).toList();
        assertEquals(
                1, pids.subList(0, StartedSupervisor.ROOM).stream().distinct().count());
        assertNotEquals(pids.get(0), pids.get(StartedSupervisor.ROOM));
        for (TestJob job : many) {
            job.go();
            assertEquals(AttemptStatus.SUCCEEDED, job.result().status());
        }
    }

    @Test
    public void aJobThatIsStoppedTakesNoOtherWithIt() throws Exception {
        TestJob stopped = begun(job(WAIT_TO_GO));
        TestJob other = begun(job(WAIT_TO_GO, "echo done"));
        assertEquals(pid(stopped), pid(other));
        stopped.watch(null, true, 0);
        assertEquals(AttemptStatus.CANCELLED, stopped.result().status());
        TestJob later = done(job("true"));
        assertNotEquals("nobody new goes where something was stopped", pid(other), pid(later));
        other.go();
        assertEquals(AttemptStatus.SUCCEEDED, other.result().status());
        TestJob.awaitDeath(pid(other));
    }

    @Test
    public void aJobThatCannotBeKeptIsLostAtOnceThoughItsSupervisorLivesOn() throws Exception {
        TestJob other = begun(job(WAIT_TO_GO));
        TestJob unkept = job(RAN);
        Files.createDirectories(unkept.directory.root());
        Files.createSymbolicLink(unkept.directory.events(), Path.of("nowhere", "events"));
        begun(unkept);
        assertEquals(pid(other), pid(unkept));
        WatchReply reply = unkept.watch(null, false, 60_000);
        assertEquals(SupervisorState.GONE, reply.supervisor());
        assertTrue(reply.trouble(), reply.trouble().contains("the job cannot be run: "));
        long beat = unkept.directory.beat().orElseThrow().counter();
        other.go();
        assertEquals(AttemptStatus.SUCCEEDED, other.result().status());
        assertEquals(beat, unkept.directory.beat().orElseThrow().counter());
        assertFalse(Files.exists(unkept.project.resolve("runs")));
    }

    @Test
    public void aJobThatCannotBeBegunIsRefusedAtOnceThoughItsSupervisorLivesOn() throws Exception {
        TestJob other = begun(job(WAIT_TO_GO));
        TestJob unbegun = job(RAN);
        Files.createDirectories(unbegun.directory.root().resolve("reserve"));
        StartFailedException refused = assertThrows(StartFailedException.class, () -> begun(unbegun));
        assertTrue(refused.getMessage(), refused.getMessage().contains(" gave it up: the job cannot be run: "));
        other.go();
        assertEquals(AttemptStatus.SUCCEEDED, other.result().status());
    }

    @Test
    public void whoLeavesTreeAndEnvironmentIsStillFoundToBeOfItsJob() throws Exception {
        assumeTrue("what is behind hands is ended by them", place.isDirect());
        String stranger = "(setsid env -i sh -c 'echo $$ > stranger; exec sleep 1000' &);"
                + " while [ ! -s stranger ]; do sleep 0.02; done";
        TestJob lasting = begun(job(stranger, WAIT_TO_GO));
        long kept = lasting.number("stranger");
        TestJob brief = done(job(stranger));
        assertEquals(pid(lasting), pid(brief));
        TestJob.awaitDeath(brief.number("stranger"));
        assertTrue(Processes.isAlive(kept));
        lasting.go();
        assertEquals(AttemptStatus.SUCCEEDED, lasting.result().status());
        TestJob.awaitDeath(kept);
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
    public void oneThatIsKilledLosesTheJobsItHoldsAndNoOther() throws Exception {
        TestJob first = begun(job(WAIT_TO_GO));
        TestJob earlier = done(job(RAN));
        List<TestJob> held = List.of(first, begun(job(WAIT_TO_GO)));
        TestJob other = job(WAIT_TO_GO);
        other.secrets = List.of("k1ngfisher-river");
        begun(other);
        assertEquals(
                List.of(pid(earlier), pid(earlier)),
                held.stream().map(SharedSupervisorsTest::pid).toList());
        assertNotEquals(pid(earlier), pid(other));
        kill("KILL", earlier);
        TestJob.awaitDeath(pid(earlier));
        for (TestJob job : held) {
            WatchReply reply = job.watch(null, false, 10_000);
            assertEquals(SupervisorState.GONE, reply.supervisor());
            assertEquals(null, reply.result());
        }
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
    public void jobsThatAreStartedAtOnceShareTheOneThatIsBeingStarted() throws Exception {
        List<TestJob> both = List.of(job(RAN, WAIT_TO_GO), job(RAN, WAIT_TO_GO));
        atOnce(() -> begun(both.get(0)), () -> begun(both.get(1)));
        assertEquals(pid(both.get(0)), pid(both.get(1)));
        for (TestJob job : both) {
            job.go();
            assertEquals(AttemptStatus.SUCCEEDED, job.result().status());
            assertEquals("ran\n", Files.readString(job.project.resolve("runs")));
        }
    }

    @Test
    public void aLargeJobHasOneForItself() throws Exception {
        assumeTrue("variables that go to hands are not told to the supervisor", place.isDirect());
        Map<String, String> large = new HashMap<>(System.getenv());
        for (int i = 0; i < 4; i++) {
            large.put("LARGE_" + i, "a".repeat(90_000));
        }
        List<TestJob> both = List.of(job(WAIT_TO_GO), job(WAIT_TO_GO));
        for (TestJob job : both) {
            job.environment = large;
            begun(job);
        }
        assertNotEquals(pid(both.get(0)), pid(both.get(1)));
        for (TestJob job : both) {
            job.go();
            assertEquals(AttemptStatus.SUCCEEDED, job.result().status());
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
        shared.place(kind(job), false, () -> {
                    throw new IOException("there is one");
                })
                .supervisor()
                .dismiss();
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

    private static TestJob free(TestJob job) throws Exception {
        return free(job, job);
    }

    /** Waits until the supervisor of a job that is done stands nowhere; returns the job that comes next. */
    private static TestJob free(TestJob job, TestJob next) throws Exception {
        TestJob.await("a supervisor that waits", () -> {
            Path there = Files.readSymbolicLink(proc(job).resolve("cwd"));
            return there.equals(Path.of("/")) ? Optional.of(there) : Optional.empty();
        });
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
