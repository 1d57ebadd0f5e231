package io.jenkins.plugins.intent.ledger;

import static io.jenkins.plugins.intent.ledger.Plans.GOOD;
import static io.jenkins.plugins.intent.ledger.Plans.block;
import static io.jenkins.plugins.intent.ledger.Plans.gate;
import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.startsWith;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeFalse;

import io.jenkins.plugins.intent.time.MovedTime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Disks that are full, broken or read-only, and threads that are interrupted. */
public class DiskTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final MovedTime time = new MovedTime();
    private Path directory;
    private Path journal;
    private FailingDisk disk;
    private Coordinator books;

    @Before
    public void startOnADiskThatCanFail() throws IOException {
        directory = folder.getRoot().toPath().resolve("run");
        journal = directory.resolve(Journal.FILE);
        Coordinator.start(directory, Plans.of(block("a"), block("b", "a"), gate("g", 0)), settings(), time)
                .close();
        books = openOnFailingDisk(settings());
    }

    @After
    public void close() throws IOException {
        books.close();
    }

    @Test
    public void aFullDiskChangesNothingAndTheSameCallWorksOnceThereIsRoom() throws IOException {
        Lease lease = books.claim("agent-1").orElseThrow();
        RunView before = books.view();
        byte[] bytes = Files.readAllBytes(journal);
        for (int room : new int[] {0, 1, 100, 300}) {
            disk.room = room;
            LedgerException problem = assertThrows(
                    LedgerException.LedgerIo.class, () -> books.complete(lease.jobId(), lease.token(), GOOD));
            assertThat(problem.getMessage(), startsWith("cannot write to " + journal + ": no space left on device."));
            assertThat(problem.getMessage(), containsString("free some space"));
            assertEquals(before, books.view());
            assertArrayEquals(bytes, Files.readAllBytes(journal));
        }
        assertEquals("no disk is needed", Heartbeat.RENEWED, books.heartbeat(lease.jobId(), lease.token()));
        disk.room = Integer.MAX_VALUE;
        assertEquals(Completion.ACCEPTED, books.complete(lease.jobId(), lease.token(), GOOD));
        assertReplays();
    }

    @Test
    public void everyCallSurvivesAFullDisk() throws IOException {
        disk.room = 5;
        assertThrows(LedgerException.LedgerIo.class, () -> books.claim("agent-1"));
        assertThrows(LedgerException.LedgerIo.class, () -> books.approve("g", "ada", "yes"));
        assertThrows(LedgerException.LedgerIo.class, () -> books.cancel("ada", "stop"));
        assertThrows(LedgerException.LedgerIo.class, () -> books.complete("a-1", "guessed", GOOD));
        disk.room = Integer.MAX_VALUE;
        Lease lease = books.claim("agent-1").orElseThrow();
        time.pass(Plans.LEASE_MS);
        disk.room = 5;
        assertThrows(LedgerException.LedgerIo.class, books::reconcile);
        assertEquals("the lease is overdue still", 0, books.nanosToNextDeadline());
        disk.room = Integer.MAX_VALUE;
        books.reconcile();
        assertEquals(Completion.STALE, books.complete(lease.jobId(), lease.token(), GOOD));
        assertEquals(Decided.RECORDED, books.approve("g", "ada", "yes"));
        assertReplays();
    }

    @Test
    public void aPartOfALineThatCannotBeTakenBackIsTakenBackBeforeTheNext() throws IOException {
        long length = Files.size(journal);
        disk.room = 20;
        disk.truncateFails = true;
        assertThrows(LedgerException.LedgerIo.class, () -> books.claim("agent-1"));
        assertEquals(length + 20, Files.size(journal));
        disk.room = Integer.MAX_VALUE;
        assertThrows(LedgerException.LedgerIo.class, () -> books.claim("agent-1"));
        assertEquals(RunStatus.RUNNING, RunReader.read(directory).status());
        disk.truncateFails = false;
        assertTrue(books.claim("agent-1").isPresent());
        assertReplays();
    }

    @Test
    public void aDiskThatDoesNotConfirmIsNeverTrustedAgainUntilTheRunIsReopened() throws IOException {
        Lease lease = books.claim("agent-1").orElseThrow();
        disk.forceFails = true;
        LedgerException problem =
                assertThrows(LedgerException.LedgerIo.class, () -> books.complete(lease.jobId(), lease.token(), GOOD));
        assertThat(problem.getMessage(), containsString("did not confirm"));
        disk.forceFails = false;
        assertThrows(LedgerException.LedgerIo.class, () -> books.complete(lease.jobId(), lease.token(), GOOD));
        assertThrows(LedgerException.LedgerIo.class, () -> books.approve("g", "ada", "yes"));
        assertThrows(LedgerException.LedgerIo.class, books::close);
        books = openOnFailingDisk(settings());
        assertEquals(Completion.ACCEPTED, books.complete(lease.jobId(), lease.token(), GOOD));
    }

    @Test
    public void whatMustBeOnTheDiskIsThereBeforeTheAnswer() throws IOException {
        Lease lease = books.claim("agent-1").orElseThrow();
        books.heartbeat(lease.jobId(), lease.token());
        assertEquals("claims wait for no disk", 0, disk.forced);
        books.complete(lease.jobId(), lease.token(), GOOD);
        assertEquals(1, disk.forced);
        books.complete(lease.jobId(), lease.token(), GOOD);
        assertEquals("said before", 1, disk.forced);
        books.approve("g", "ada", "yes");
        assertEquals(2, disk.forced);
        books.close();
        books = openOnFailingDisk(new LedgerSettings(Durability.DECISIONS_ONLY, 3));
        Lease last = books.claim("agent-1").orElseThrow();
        books.cancel("ada", "enough");
        assertEquals("cancelling is a decision", 1, disk.forced);
        assertEquals(Completion.STALE, books.complete(last.jobId(), last.token(), GOOD));
    }

    @Test
    public void anInterruptedThreadDoesNotCloseTheJournalOrLoseTheRun() throws IOException {
        Thread.currentThread().interrupt();
        Lease lease = books.claim("agent-1").orElseThrow();
        assertEquals(Completion.ACCEPTED, books.complete(lease.jobId(), lease.token(), GOOD));
        assertEquals(books.view(), RunReader.read(directory));
        assertTrue("the interrupt is not swallowed", Thread.interrupted());
        assertTrue(books.claim("agent-1").isPresent());
        assertThrows(LedgerException.HeldByOtherProcess.class, () -> RunLock.acquire(directory));
        assertReplays();
    }

    @Test
    public void aRealFileSystemThatRefusesLeavesASoundJournal() throws Exception {
        Path small = folder.getRoot().toPath().resolve("small");
        Coordinator.start(small, Plans.wide(200), settings(), time).close();
        Process process = LedgerProcess.start("fill", small, "bash", "-c", "ulimit -f 100; exec \"$@\"", "bash");
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        assertThat(said, containsString(" cannot write to " + small.resolve(Journal.FILE) + ": "));
        int done = Integer.parseInt(said.substring(0, said.indexOf(' ')));
        assertTrue(said, done > 0 && done < 200);
        try (Coordinator reopened = Coordinator.open(small, settings(), time)) {
            assertTrue(reopened.notes().toString(), reopened.notes().isEmpty());
            long succeeded = reopened.view().stages().stream()
                    .filter(stage -> stage.status() == StageStatus.SUCCEEDED)
                    .count();
            assertEquals(done, succeeded);
        }
    }

    @Test
    public void aPlaceThatCannotBeWrittenIsAClearError() throws IOException {
        Path file = Files.createFile(folder.getRoot().toPath().resolve("file"));
        LedgerException problem = assertThrows(
                LedgerException.LedgerIo.class,
                () -> Coordinator.start(file.resolve("run"), Plans.chain(1), settings(), time));
        assertThat(
                problem.getMessage(), startsWith("cannot write the journal of a run in " + file.resolve("run") + ": "));
        assertThat(problem.getMessage(), containsString("Nothing was run; make the directory writable"));
    }

    @Test
    public void aReadOnlyDirectoryIsAClearErrorAndTheRunCanStillBeRead() throws IOException {
        books.close();
        assertTrue(directory.toFile().setWritable(false));
        assertTrue(directory.resolve(RunLock.FILE).toFile().setWritable(false));
        assumeFalse("root writes everywhere", Files.isWritable(directory));
        LedgerException problem =
                assertThrows(LedgerException.LedgerIo.class, () -> Coordinator.open(directory, settings(), time));
        assertThat(problem.getMessage(), containsString("ermission denied"));
        assertEquals(RunStatus.RUNNING, RunReader.read(directory).status());
    }

    private void assertReplays() throws IOException {
        RunView view = books.view();
        assertEquals(view, RunReader.read(directory));
        books.close();
        books = Coordinator.open(directory, settings(), time);
        assertEquals(view, books.view());
    }

    private Coordinator openOnFailingDisk(LedgerSettings settings) throws IOException {
        RunStore store = RunStore.open(directory);
        store.journal().close();
        disk = new FailingDisk(JournalFile.open(journal));
        JournalReader end = Replay.of(journal).reader();
        Journal failing = new Journal(journal, disk, end.runId(), end.soundLines(), end.soundBytes());
        return new Coordinator(new RunStore(store.ledger(), failing, store.lock(), store.notes()), settings, time);
    }

    private static LedgerSettings settings() {
        return LedgerSettings.defaults();
    }
}
