package io.jenkins.plugins.intent.exec.supervised;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.intent.exec.AttemptStatus;
import io.jenkins.plugins.intent.ledger.Heartbeat;
import io.jenkins.plugins.intent.time.Await;
import io.jenkins.plugins.intent.time.TimeSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.After;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The books' side and a real supervisor, end to end. */
public class SupervisedRunTest {
    private static final String WAIT_TO_GO = "while [ ! -e go ]; do sleep 0.02; done";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger renewals = new AtomicInteger();

    @After
    public void noThreadIsLeft() throws InterruptedException {
        threads.shutdownNow();
        assertTrue(threads.awaitTermination(30, TimeUnit.SECONDS));
    }

    @Test
    public void aJobThatOutlastsItsLeaseIsKeptAndToldInOrder() throws Exception {
        // Shorter than that, and a busy machine stands still for so long that the job is lost, and rightly so.
        long leaseMs = 8_000;
        try (TestJob job = job(leaseMs, "echo one; " + WAIT_TO_GO + "; echo two", "echo three >&2; exit 7")) {
            Told told = new Told();
            Future<SupervisedOutcome> attended = threads.submit(attend(job, told)::run);
            long begunNanos = Await.found(
                    "a first renewal", () -> renewals.get() > 0 ? Optional.of(System.nanoTime()) : Optional.empty());
            Await.found("the end of its first lease", () -> {
                long pastNanos = System.nanoTime() - begunNanos;
                return pastNanos > TimeUnit.MILLISECONDS.toNanos(leaseMs) ? Optional.of(pastNanos) : Optional.empty();
            });
            job.go();
            SupervisedOutcome outcome = attended.get(60, TimeUnit.SECONDS);
            assertEquals(outcome.reason(), SupervisedOutcome.Kind.FINISHED, outcome.kind());
            assertEquals(AttemptStatus.FAILED, outcome.result().status());
            assertEquals("start 0, one two, end 0 succeeded, start 1, three, end 1 failed", told.toString());
            assertTrue("renewed " + renewals, renewals.get() >= 2);
        }
    }

    @Test
    public void anInterruptedWatcherLeavesTheJobAloneAndAnotherResumesIt() throws Exception {
        try (TestJob job = job(60_000, "echo one", WAIT_TO_GO, "echo two")) {
            CountDownLatch waiting = new CountDownLatch(1);
            Future<?> first = threads.submit(() -> attend(job, new Told() {
                        @Override
                        public void news(News news) {
                            if (news instanceof JobEvent event && event.command() == 1) {
                                waiting.countDown();
                            }
                        }
                    })
                    .run());
            assertTrue(waiting.await(60, TimeUnit.SECONDS));
            first.cancel(true);
            Told told = new Told();
            Future<SupervisedOutcome> second =
                    threads.submit(() -> attend(job, told).resume(WatchCursor.START));
            job.go();
            assertEquals(
                    AttemptStatus.SUCCEEDED,
                    second.get(60, TimeUnit.SECONDS).result().status());
            assertEquals(
                    "start 0, one, end 0 succeeded, start 1, end 1 succeeded, start 2, two, end 2 succeeded",
                    told.toString());
        }
    }

    @Test
    public void aJobThatWasPutThereButNeverStartedIsStartedByWhoeverResumesIt() throws Exception {
        try (TestJob job = job(60_000, "echo hello")) {
            job.directory.create(job.order());
            Told told = new Told();
            assertEquals(
                    AttemptStatus.SUCCEEDED,
                    attend(job, told).resume(WatchCursor.START).result().status());
            assertEquals("start 0, hello, end 0 succeeded", told.toString());
        }
    }

    @Test
    public void aDeadSupervisorIsNoticedLongBeforeTheLeaseIsOver() throws Exception {
        try (TestJob job = job(600_000, WAIT_TO_GO)) {
            Future<SupervisedOutcome> outcome =
                    threads.submit(() -> attend(job, new Told()).run());
            Await.found("a beat", job.directory::beat);
            job.supervisor().destroyForcibly();
            SupervisedOutcome lost = outcome.get(60, TimeUnit.SECONDS);
            assertEquals(SupervisedOutcome.Kind.LOST, lost.kind());
            assertTrue(lost.reason(), lost.reason().contains("its supervisor died"));
        }
    }

    @Test
    public void aJobDirectoryThatIsNotThereIsALostJob() throws Exception {
        try (TestJob job = job(60_000, "echo hello")) {
            SupervisedOutcome outcome = attend(job, new Told()).resume(WatchCursor.START);
            assertEquals(SupervisedOutcome.Kind.LOST, outcome.kind());
            assertTrue(outcome.reason(), outcome.reason().contains("does not exist"));
        }
    }

    @Test
    public void aRunnerThatCannotBeStartedIsNotALostAgent() throws Exception {
        try (TestJob job = job(60_000, "echo hello")) {
            SupervisorLauncher launcher = new SupervisorLauncher(TestJob.java(), "/no/such.jar", Map.of());
            AgentLink link = new LocalAgentLink(
                    launcher, job.directory.root(), job.spec, new Handover(job.environment, List.of()));
            SupervisedOutcome outcome =
                    new SupervisedJob(link, this::renew, 60_000, JobListener.NONE, 0, TimeSource.system()).run();
            assertEquals(SupervisedOutcome.Kind.NOT_STARTED, outcome.kind());
        }
    }

    @Test
    public void aCancelFromAnotherThreadEndsTheJobWhileItIsWatched() throws Exception {
        try (TestJob job = job(600_000, WAIT_TO_GO, "echo never > never")) {
            SupervisedJob attended = attend(job, new Told());
            Future<SupervisedOutcome> outcome = threads.submit(attended::run);
            Await.found("a beat", job.directory::beat);
            attended.cancel();
            assertEquals(
                    AttemptStatus.CANCELLED,
                    outcome.get(60, TimeUnit.SECONDS).result().status());
            assertFalse(Files.exists(job.project.resolve("never")));
        }
    }

    private TestJob job(long leaseMs, String... scripts) throws IOException {
        return new TestJob(folder.newFolder().toPath(), leaseMs, scripts);
    }

    private SupervisedJob attend(TestJob job, JobListener listener) {
        return new SupervisedJob(job.link(), this::renew, job.spec.leaseMs(), listener, 1 << 16, TimeSource.system());
    }

    private Heartbeat renew() {
        renewals.incrementAndGet();
        return Heartbeat.RENEWED;
    }

    /** Writes down what it hears; output of one command as one. */
    private static class Told implements JobListener {
        private final List<String> told = new ArrayList<>();
        private final StringBuilder output = new StringBuilder();

        @Override
        public void news(News news) {
            if (news instanceof OutputChunk chunk) {
                output.append(new String(chunk.bytes(), StandardCharsets.UTF_8));
                return;
            }
            if (output.length() > 0) {
                told.add(output.toString().strip().replace('\n', ' '));
                output.setLength(0);
            }
            JobEvent event = (JobEvent) news;
            told.add(
                    event.isEnd()
                            ? "end " + event.command() + " " + event.status().text()
                            : "start " + event.command());
        }

        @Override
        public String toString() {
            return String.join(", ", told);
        }
    }
}
