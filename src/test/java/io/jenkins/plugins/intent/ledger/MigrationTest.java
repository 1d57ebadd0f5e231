package io.jenkins.plugins.intent.ledger;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.intent.time.MovedTime;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** A journal that the first format's writer left in the middle of a run. */
public class MigrationTest {
    private static final String STATES = "build running, lint succeeded, ship-it pending, ship pending";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final MovedTime time = new MovedTime();
    private Path directory;
    private Path journal;
    private Path backup;
    private byte[] old;

    @Before
    public void placeTheOldJournal() throws IOException {
        directory = folder.getRoot().toPath();
        journal = directory.resolve(Journal.FILE);
        backup = directory.resolve("journal.v1.bak");
        try (InputStream in = MigrationTest.class.getResourceAsStream("/ledger/journal-v1.jsonl")) {
            old = in.readAllBytes();
        }
        Files.write(journal, old);
    }

    @Test
    public void anOlderFormatIsMigratedAfterACopyIsKeptAndTheRunGoesOn() throws IOException {
        try (Coordinator books = open()) {
            assertEquals(STATES, states(books.view()));
            assertThat(books.notes().toString(), containsString("from format 1 in format 3"));
            assertEquals(1, books.notes().size());
            assertArrayEquals(old, Files.readAllBytes(backup));
            assertThat(Files.readString(journal), containsString("\"format_version\":3"));
            Lease held = books.held().get(0).lease();
            assertEquals(
                    new Lease("20250301-101500-9f3a", "build", "build-2", 2, "0123456789abcdef".repeat(2), 60_000),
                    held);
            assertEquals(Completion.ACCEPTED, books.complete(held.jobId(), held.token(), Plans.GOOD));
            assertEquals(RunStatus.NEEDS_HUMAN, books.status());
        }
        try (Coordinator books = open()) {
            assertEquals(List.of(), books.notes());
            assertEquals(RunStatus.NEEDS_HUMAN, books.status());
        }
    }

    @Test
    public void everyFieldOfTheOldFormatKeepsItsMeaning() throws IOException {
        RunView before = RunReader.read(directory);
        try (Coordinator books = open()) {
            assertEquals(before, books.view());
            StagePlan lint = books.plan().stages().get(1);
            StagePlan gate = books.plan().stages().get(2);
            assertEquals(30_000, lint.leaseMs());
            assertEquals("rm deletes files", lint.findings().get(0).message());
            assertEquals(TimeUnit.DAYS.toMillis(1), gate.gateTimeoutMs());
            assertEquals("linux", books.plan().stages().get(0).label());
            assertEquals(2, books.plan().stages().get(0).maxAttempts());
        }
        StageView build = before.stages().get(0);
        assertEquals(
                List.of(
                        new JobView(
                                "build-1",
                                1,
                                "agent-1",
                                JobStatus.FAILED,
                                1740824100120L,
                                1740824104100L,
                                "stages/build/attempt-1/manifest.json"),
                        new JobView("build-2", 2, "agent-1", JobStatus.RUNNING, 1740824104200L, 0, null)),
                build.jobs());
    }

    @Test
    public void readingAnOlderFormatChangesNothing() throws IOException {
        assertEquals(STATES, states(RunReader.read(directory)));
        assertArrayEquals(old, Files.readAllBytes(journal));
        try (var files = Files.list(directory)) {
            assertEquals(1, files.count());
        }
    }

    @Test
    public void aCrashHalfwayThroughLeavesAJournalThatIsMigratedTheNextTime() throws IOException {
        Files.write(directory.resolve(".rewritten.tmp"), new byte[] {1, 2, 3});
        Files.write(directory.resolve(".copy.tmp"), new byte[] {1});
        Files.write(backup, old);
        try (Coordinator books = open()) {
            assertEquals(STATES, states(books.view()));
        }
        assertArrayEquals(old, Files.readAllBytes(backup));
        assertTrue(Files.notExists(directory.resolve(".rewritten.tmp")));
        assertTrue(Files.notExists(directory.resolve(".copy.tmp")));
    }

    @Test
    public void aTornTailOfTheOldFormatIsCutAndStaysInTheCopy() throws IOException {
        byte[] torn = Arrays.copyOf(old, old.length - 10);
        Files.write(journal, torn);
        try (Coordinator books = open()) {
            assertEquals(2, books.notes().size());
            assertThat(books.notes().get(0), containsString("cut "));
            assertEquals("build running, lint running, ship-it pending, ship pending", states(books.view()));
        }
        assertArrayEquals(torn, Files.readAllBytes(backup));
    }

    @Test
    public void aDamagedOldJournalIsNotMigrated() throws IOException {
        String text = new String(old, StandardCharsets.UTF_8);
        for (String damaged : List.of(
                text.replace("\"seq\":4", "\"seq\":5"),
                text.replace("job_claimed", "job_klaimed"),
                text.replace("\"max_attempts\":2", "\"max_attempts\":0"),
                text.replace("\"attempt\":2", "\"attempt\":3"),
                text.replace("\"token\":\"0011", "\"token\":\"00"),
                text.replace(",\"agent\":\"agent-2\"", ""),
                text.replace("\"needs\":[],", ""),
                text.replace("\"job_id\":\"build-1\",\"agent\"", "\"agent\""),
                text.replace("\"plan\":", "\"plane\":"),
                text.replace("}}\n", "}\n"))) {
            assertTrue("the text was changed", !damaged.equals(text));
            Files.writeString(journal, damaged);
            LedgerException problem = assertThrows(damaged, LedgerException.DamagedJournal.class, this::open);
            assertThat(problem.getMessage(), containsString(journal + ", line "));
            assertEquals(damaged, Files.readString(journal));
            assertTrue(Files.notExists(backup));
        }
    }

    private Coordinator open() {
        return Coordinator.open(directory, LedgerSettings.defaults(), time);
    }

    private static String states(RunView run) {
        return String.join(
                ", ",
                run.stages().stream()
                        .map(stage -> stage.id() + " " + stage.status().text())
                        .toList());
    }
}
