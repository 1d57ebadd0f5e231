package io.jenkins.plugins.intent.ledger;

import static io.jenkins.plugins.intent.ledger.Plans.block;
import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.intent.time.TimeSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.Rule;
import org.junit.Test;

/** One process owns a run at a time; the other processes here are real, and really killed. */
public class OwnershipTest {
    @Rule
    public final Books books = new Books();

    @Test
    public void aSecondCoordinatorOfTheSameProcessIsRefusedAndTheFirstKeepsTheRun() throws Exception {
        books.start(block("a"));
        for (int i = 0; i < 3; i++) {
            LedgerException problem = assertThrows(LedgerException.HeldByOtherProcess.class, this::open);
            assertThat(problem.getMessage(), containsString("is held by this process already"));
        }
        assertThat("another process sees it held still", ask("open"), containsString("HeldByOtherProcess"));
        books.run("a", Plans.GOOD);
        books.restart();
    }

    @Test
    public void aRunOfAnotherProcessIsRefusedWithItsNameUntilThatProcessIsKilled() throws Exception {
        books.start(block("a")).close();
        Process other = LedgerProcess.start("hold", books.directory());
        try (BufferedReader says = other.inputReader(StandardCharsets.UTF_8)) {
            assertEquals("held", says.readLine());
            LedgerException problem = assertThrows(LedgerException.HeldByOtherProcess.class, this::open);
            assertThat(problem.getMessage(), containsString("process " + other.pid() + " on "));
            assertEquals(
                    "the state can be read all the same",
                    RunStatus.RUNNING,
                    RunReader.read(books.directory()).status());
        } finally {
            other.destroyForcibly();
        }
        assertTrue(other.waitFor(30, TimeUnit.SECONDS));
        assertTrue("it cleaned nothing up", Files.exists(books.directory().resolve(RunLock.FILE)));
        open().close();
    }

    @Test
    public void aRunWhoseLockFileWasRemovedIsNobodyElsesAndItsJournalStaysWhole() throws Exception {
        books.start(block("a"));
        for (int i = 0; i < 2; i++) {
            Files.deleteIfExists(books.directory().resolve(RunLock.FILE));
            String said = ask("open");
            assertThat(said, containsString("HeldByOtherProcess"));
            assertThat(said, containsString("though its file `lock` was removed"));
        }
        books.run("a", Plans.GOOD);
        books.restart();
        assertEquals(RunStatus.SUCCEEDED, RunReader.read(books.directory()).status());
    }

    @Test
    public void aRunIsStartedOnce() throws Exception {
        books.start(block("a")).close();
        byte[] before = Files.readAllBytes(books.journal());
        LedgerException problem =
                assertThrows(LedgerException.HeldByOtherProcess.class, () -> books.start(block("other")));
        assertThat(problem.getMessage(), containsString("was started in " + books.directory() + " before"));
        assertEquals(new String(before, StandardCharsets.UTF_8), Files.readString(books.journal()));
        open().close();
    }

    @Test
    public void aRunThatIsGotReadyElsewhereIsOwnedUnderItsNameAndTakesNoOthersPlace() throws Exception {
        Path prepared = Files.createDirectories(books.directory().resolveSibling("prepared"));
        Files.writeString(prepared.resolve("paper"), "what it is about");
        Coordinator begun =
                Coordinator.start(prepared, books.directory(), Plans.of(block("a")), books.settings, books.time);
        assertTrue(Files.exists(books.directory().resolve("paper")));
        assertThat(ask("open"), containsString("HeldByOtherProcess"));
        begun.cancel("ann", "enough");
        begun.close();
        byte[] before = Files.readAllBytes(books.journal());

        Files.createDirectories(prepared);
        assertThrows(
                LedgerException.LedgerIo.class,
                () -> Coordinator.start(prepared, books.directory(), Plans.of(block("b")), books.settings, books.time));

        assertEquals(new String(before, StandardCharsets.UTF_8), Files.readString(books.journal()));
        assertEquals(RunStatus.CANCELLED, RunReader.read(books.directory()).status());
    }

    @Test
    public void aFailedOpenFreesTheRun() throws Exception {
        books.start(block("a")).close();
        byte[] sound = Files.readAllBytes(books.journal());
        byte[] damaged = sound.clone();
        damaged[20] ^= 1;
        Files.write(books.journal(), damaged);
        assertThrows(LedgerException.DamagedJournal.class, this::open);
        Files.write(books.journal(), sound);
        open().close();
    }

    @Test
    public void twoPathsToOneDirectoryAreOneRun() throws Exception {
        books.start(block("a"));
        Path link = books.directory().resolveSibling("link");
        Files.createSymbolicLink(link, books.directory());
        assertThrows(
                LedgerException.HeldByOtherProcess.class,
                () -> Coordinator.open(link, books.settings, TimeSource.system()));
    }

    private Coordinator open() {
        return Coordinator.open(books.directory(), books.settings, books.time);
    }

    private String ask(String what) throws IOException, InterruptedException {
        Process process = LedgerProcess.start(what, books.directory());
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(30, TimeUnit.SECONDS));
        return said;
    }
}
