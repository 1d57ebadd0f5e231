package io.jenkins.plugins.intent.bundle;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.intent.ledger.Coordinator;
import io.jenkins.plugins.intent.ledger.Durability;
import io.jenkins.plugins.intent.ledger.JobOutcome;
import io.jenkins.plugins.intent.ledger.Lease;
import io.jenkins.plugins.intent.ledger.LedgerSettings;
import io.jenkins.plugins.intent.ledger.RunPlan;
import io.jenkins.plugins.intent.ledger.RunReader;
import io.jenkins.plugins.intent.ledger.RunStatus;
import io.jenkins.plugins.intent.ledger.StagePlan;
import io.jenkins.plugins.intent.time.TimeSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Which runs go, which stay, and what a crash or another process in between does. */
public class RetentionTest {
    private static final LedgerSettings SETTINGS = new LedgerSettings(Durability.DECISIONS_ONLY, 3);
    private static final long DAY_MS = TimeUnit.DAYS.toMillis(1);

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final AtomicLong nowMs = new AtomicLong(System.currentTimeMillis());
    private final TimeSource time = new TimeSource() {
        @Override
        public long epochMillis() {
            return nowMs.get();
        }

        @Override
        public long monotonicNanos() {
            return System.nanoTime();
        }
    };
    private Path runs;
    private Retention retention;

    @Before
    public void emptyStateDirectory() {
        runs = folder.getRoot().toPath().resolve("runs");
        retention = new Retention(runs, time);
    }

    @Test
    public void theNewestRunsAreKept() throws IOException {
        for (String id : List.of("1", "2", "3", "4")) {
            ended(id, 100);
        }
        RetentionReport report = retention.apply(keepLast(2));
        assertEquals(List.of("1", "2"), ids(report.removed()));
        assertEquals("there are 3 newer runs", report.removed().get(0).reason());
        assertEquals(List.of("3", "4"), left());
    }

    @Test
    public void runsGoWhenTheyEndedTooLongAgo() throws IOException {
        ended("1", 100);
        nowMs.addAndGet(2 * DAY_MS);
        ended("2", 100);
        RetentionPolicy days = policy(OptionalInt.empty(), Duration.ofDays(2), OptionalLong.empty());
        assertEquals(List.of(), retention.apply(days).removed());
        nowMs.addAndGet(1);
        assertEquals(List.of("1"), ids(retention.apply(days).removed()));
        assertEquals(List.of("2"), left());
    }

    @Test
    public void theOldestGoUntilTheRestFits() throws IOException {
        for (String id : List.of("1", "2", "3")) {
            ended(id, 1_000_000);
        }
        RetentionPolicy total = policy(OptionalInt.empty(), null, OptionalLong.of(2_100_000));
        RetentionReport report = retention.apply(total);
        assertEquals(List.of("1"), ids(report.removed()));
        assertTrue("freed " + report.freedBytes(), report.freedBytes() > 1_000_000);
        assertTrue("kept " + report.keptBytes(), report.keptBytes() < 2_100_000);
        assertEquals(List.of("2", "3"), left());
        assertEquals(List.of(), retention.apply(total).removed());
    }

    @Test
    public void aRunThatIsGoingOrWaitsOrIsStartingOrIsDamagedIsNeverTouched() throws IOException {
        ended("1", 100);
        try (Coordinator going = start("2", block())) {
            start("3", block()).close();
            start("4", gate()).close();
            Files.createDirectories(runs.resolve("5/jobs"));
            ended("6", 100);
            Files.write(runs.resolve("6/journal.jsonl"), new byte[] {1, 2, 3});
            ended("7", 100);
            Files.delete(runs.resolve("7/journal.jsonl"));
            Files.setLastModifiedTime(runs.resolve("7"), FileTime.fromMillis(nowMs.get() - 2 * DAY_MS));
            try (Coordinator closing = open(ended("8", 100))) {
                RetentionReport report = retention.apply(keepLast(0));
                assertEquals(List.of("1"), ids(report.removed()));
                assertEquals(
                        List.of(
                                "2 it has not ended; resume or cancel it",
                                "3 it has not ended; resume or cancel it",
                                "4 it waits for a person",
                                "5 it is starting",
                                "6 its journal cannot be read; look at it, then delete it yourself",
                                "7 its journal cannot be read; look at it, then delete it yourself",
                                "8 a process holds it"),
                        report.kept().stream()
                                .map(entry -> entry.runId() + " " + entry.reason())
                                .toList());
                assertEquals(RunStatus.SUCCEEDED, closing.status());
            }
            finish(going);
        }
        assertEquals(List.of("2", "8"), ids(retention.apply(keepLast(0)).removed()));
    }

    @Test
    public void aDirectoryWhoseRunNeverStartedGoesAfterADay() throws IOException {
        Files.createDirectories(runs.resolve("1"));
        Files.setLastModifiedTime(runs.resolve("1"), FileTime.fromMillis(nowMs.get() - DAY_MS - 1));
        assertEquals(List.of("1"), ids(retention.apply(keepLast(0)).removed()));
    }

    @Test
    public void whatNeverStartedIsNoNewerRunThatAnotherOneGoesFor() throws IOException {
        ended("1", 100);
        Files.createDirectories(runs.resolve("2"));
        Files.createDirectories(runs.resolve(Retention.STARTING + "3"));
        RetentionReport report = retention.apply(keepLast(1));
        assertEquals(List.of(), report.removed());
        assertEquals(List.of(Retention.STARTING + "3", "1", "2"), left());
        for (String name : List.of("2", Retention.STARTING + "3")) {
            Files.setLastModifiedTime(runs.resolve(name), FileTime.fromMillis(nowMs.get() - DAY_MS - 1));
        }
        assertEquals(List.of("2"), ids(retention.apply(keepLast(1)).removed()));
        assertEquals(List.of("1"), left());
    }

    @Test
    public void aDryRunSaysTheSameAndChangesNothing() throws IOException {
        ended("1", 5000);
        ended("2", 5000);
        List<String> before = files();
        RetentionReport preview = retention.preview(keepLast(1));
        assertEquals(before, files());
        RetentionReport applied = retention.apply(keepLast(1));
        assertEquals(preview.removed(), applied.removed());
        assertEquals(preview.freedBytes(), applied.freedBytes());
        assertEquals(preview.keptBytes(), applied.keptBytes());
        assertTrue(preview.dryRun() && !applied.dryRun());
    }

    @Test
    public void noLimitsKeepEverythingAndNoDirectoryIsNoError() throws IOException {
        assertEquals(List.of(), retention.apply(keepLast(0)).removed());
        ended("1", 100);
        assertTrue(RetentionPolicy.NONE.keepsEverything());
        assertEquals(List.of(), retention.apply(RetentionPolicy.NONE).removed());
    }

    @Test
    public void whatACrashLeftHalfDeletedIsDeletedByTheNextCallAndIsNoRun() throws IOException {
        ended("1", 100);
        Path half = Files.createDirectories(runs.resolve(".deleted.0/bundle"));
        Files.writeString(half.resolve("stdout.log"), "left");
        assertEquals(List.of(), retention.preview(keepLast(5)).removed());
        assertTrue(Files.exists(half));
        retention.apply(keepLast(5));
        assertFalse(Files.exists(runs.resolve(".deleted.0")));
        assertEquals(List.of("1"), left());
    }

    @Test
    public void linksAreNotFollowed() throws IOException {
        ended("1", 100);
        Path elsewhere = ended("../elsewhere", 100);
        Files.createSymbolicLink(runs.resolve("0"), elsewhere);
        Files.createSymbolicLink(runs.resolve("1/bundle/link"), elsewhere);
        retention.apply(keepLast(0));
        assertEquals(RunStatus.SUCCEEDED, RunReader.read(elsewhere).status());
    }

    @Test
    public void runsThatStartAndEndMeanwhileAreNeverHarmed() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            AtomicInteger number = new AtomicInteger(100);
            List<Future<?>> starters = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                starters.add(threads.submit(() -> {
                    for (int run = 0; run < 25; run++) {
                        ended(String.valueOf(number.incrementAndGet()), 10);
                    }
                    return null;
                }));
            }
            AtomicInteger removed = new AtomicInteger();
            List<Future<?>> removers = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                removers.add(threads.submit(() -> {
                    while (!starters.stream().allMatch(Future::isDone)) {
                        removed.addAndGet(retention.apply(keepLast(1)).removed().size());
                    }
                    return null;
                }));
            }
            for (Future<?> future : starters) {
                future.get(60, TimeUnit.SECONDS);
            }
            for (Future<?> future : removers) {
                future.get(60, TimeUnit.SECONDS);
            }
            removed.addAndGet(retention.apply(keepLast(0)).removed().size());
            assertEquals("each once", 100, removed.get());
            assertEquals(List.of(), left());
        } finally {
            threads.shutdownNow();
        }
    }

    private static RetentionPolicy keepLast(int count) {
        return policy(OptionalInt.of(count), null, OptionalLong.empty());
    }

    private static RetentionPolicy policy(OptionalInt keepLast, Duration maxAge, OptionalLong maxTotalBytes) {
        return new RetentionPolicy(keepLast, Optional.ofNullable(maxAge), maxTotalBytes);
    }

    private Coordinator start(String id, StagePlan stage) {
        RunPlan plan = new RunPlan(id, "goal", "workflow", "00", List.of(stage));
        return Coordinator.start(runs.resolve(id), plan, SETTINGS, time);
    }

    private Coordinator open(Path run) {
        return Coordinator.open(run, SETTINGS, time);
    }

    private static void finish(Coordinator books) {
        Lease lease = books.claim("agent").orElseThrow();
        books.complete(lease.jobId(), lease.token(), JobOutcome.success(null));
    }

    private Path ended(String id, int bytes) throws IOException {
        try (Coordinator books = start(id, block())) {
            Path bundle = Files.createDirectories(runs.resolve(id).resolve("bundle"));
            Files.write(bundle.resolve("stdout.log"), new byte[bytes]);
            finish(books);
        }
        return runs.resolve(id);
    }

    private static StagePlan block() {
        return StagePlan.block("a", List.of(), 1, 60_000);
    }

    private static StagePlan gate() {
        return StagePlan.gate("a", List.of(), List.of(), 0);
    }

    private static List<String> ids(List<RetentionReport.Entry> entries) {
        return entries.stream().map(RetentionReport.Entry::runId).toList();
    }

    private List<String> left() throws IOException {
        try (var children = Files.list(runs)) {
            return children.map(child -> child.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    private List<String> files() throws IOException {
        try (var all = Files.walk(runs)) {
            return all.map(Path::toString).sorted().toList();
        }
    }
}
