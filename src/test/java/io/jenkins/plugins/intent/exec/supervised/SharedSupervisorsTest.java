package io.jenkins.plugins.intent.exec.supervised;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assume.assumeTrue;

import io.jenkins.plugins.intent.exec.AttemptStatus;
import io.jenkins.plugins.intent.time.Await;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.Test;

/** Which supervisor a job goes to, and jobs side by side and one after the other in one. Real processes. */
public class SharedSupervisorsTest extends SharedSupervisorsSite {
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
        Await.found("a supervisor that has no file of the first one open", () -> {
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
        List<Long> pids = many.stream().map(SharedSupervisorsSite::pid).toList();
        assertEquals(
                1, pids.subList(0, StartedSupervisor.ROOM).stream().distinct().count());
        assertNotEquals(pids.get(0), pids.get(StartedSupervisor.ROOM));
        for (TestJob job : many) {
            job.go();
            assertEquals(AttemptStatus.SUCCEEDED, job.result().status());
        }
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
}
