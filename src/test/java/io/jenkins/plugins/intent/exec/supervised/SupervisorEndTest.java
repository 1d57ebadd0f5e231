package io.jenkins.plugins.intent.exec.supervised;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.intent.exec.AttemptStatus;
import io.jenkins.plugins.intent.exec.InEachPlace;
import io.jenkins.plugins.intent.exec.process.Processes;
import io.jenkins.plugins.intent.time.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.Test;

/** Whatever ends a job early ends everything that it started. Real processes, killed for real. */
public class SupervisorEndTest extends InEachPlace {
    /** A child, a grandchild in a session of its own whose parent is gone, and the command itself. */
    private static final String FAMILY = "sleep 1000 & echo $! > child;"
            + " (setsid sh -c 'echo $$ > stranger; exec sleep 1000' &); echo $$ > command; wait";

    @Test
    public void aLeaseThatNobodyRenewsEndsTheWholeTree() throws Exception {
        try (TestJob job = family(2_000)) {
            List<Long> family = family(job);
            ResultFile result = Await.found("a result", job.directory::result);
            assertEquals(AttemptStatus.LEASE_LOST, result.status());
            assertTrue(result.error(), result.error().contains("was not renewed in time"));
            assertAllEnded(family);
        }
    }

    @Test
    public void aLeaseThatTheBooksTookAwayEndsTheWholeTree() throws Exception {
        try (TestJob job = family(place.leaseMs())) {
            List<Long> family = family(job);
            job.watch(new Renewal(0, 1), false, 0);
            assertEquals(
                    AttemptStatus.LEASE_LOST,
                    Await.found("a result", job.directory::result).status());
            assertAllEnded(family);
        }
    }

    @Test
    public void aCancelEndsTheWholeTree() throws Exception {
        try (TestJob job = family(place.leaseMs())) {
            List<Long> family = family(job);
            job.watch(null, true, 0);
            assertEquals(
                    AttemptStatus.CANCELLED,
                    Await.found("a result", job.directory::result).status());
            assertAllEnded(family);
        }
    }

    @Test
    public void aMachineThatGoesDownLosesTheJobInGoodOrder() throws Exception {
        try (TestJob job = family(place.leaseMs())) {
            List<Long> family = family(job);
            job.supervisor().destroy();
            ResultFile result = Await.found("a result", job.directory::result);
            assertEquals(AttemptStatus.LEASE_LOST, result.status());
            assertTrue(result.error(), result.error().contains("operating system asked"));
            assertAllEnded(family);
        }
    }

    @Test
    public void aKilledSupervisorLeavesNoResultAndItsProcessesEndWithIt() throws Exception {
        try (TestJob job = family(place.leaseMs())) {
            List<Long> family = family(job);
            long pid = job.supervisor().pid();
            job.supervisor().destroyForcibly();
            Await.end(pid);
            assertAllEnded(family);
            WatchReply reply = job.watch(new Renewal(place.leaseMs(), 1), false, place.leaseMs());
            assertEquals(SupervisorState.GONE, reply.supervisor());
            assertNull(reply.result());
            assertFalse(Files.exists(job.directory.root().resolve("result.json")));
        }
    }

    @Test
    public void aRemovedJobDirectoryEndsTheWholeTree() throws Exception {
        TestJob job = family(place.leaseMs());
        List<Long> family = family(job);
        ProcessHandle supervisor = job.supervisor();
        remove(job.directory.root());
        Await.end(supervisor.pid());
        assertAllEnded(family);
        assertEquals(Optional.empty(), job.directory.beat());
    }

    private TestJob family(long leaseMs) throws IOException, InterruptedException {
        return new TestJob(place, folder.newFolder().toPath(), leaseMs, FAMILY, "echo never > never").start();
    }

    private static List<Long> family(TestJob job) throws Exception {
        List<Long> family = List.of(job.number("child"), job.number("stranger"), job.number("command"));
        for (long pid : family) {
            assertTrue(Processes.isAlive(pid));
        }
        return family;
    }

    private static void assertAllEnded(List<Long> family) throws Exception {
        for (long pid : family) {
            Await.end(pid);
        }
    }

    private static void remove(Path root) throws IOException {
        while (Files.exists(root)) {
            try (Stream<Path> paths = Files.walk(root)) {
                paths.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(file -> file.delete());
            } catch (IOException | UncheckedIOException changedMeanwhile) {
                continue;
            }
        }
    }
}
