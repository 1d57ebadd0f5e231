package io.jenkins.plugins.intent.ledger;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.startsWith;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Journals that somebody edited, mixed up, moved, or wrote with another version. */
public class JournalDamageTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private SampleJournal sample;
    private List<String> lines;
    private Path directory;
    private Path journal;

    @Before
    public void writeASample() throws IOException {
        sample = SampleJournal.write(folder.getRoot().toPath().resolve("sample"));
        lines = Files.readAllLines(sample.journal());
        directory = Files.createDirectory(folder.getRoot().toPath().resolve("broken"));
        journal = directory.resolve(Journal.FILE);
    }

    @Test
    public void aMissingLineIsNamed() throws IOException {
        for (int i = 0; i < lines.size() - 1; i++) {
            List<String> edited = new ArrayList<>(lines);
            edited.remove(i);
            assertDamaged(edited, i + 1, i == 0 ? "first" : "missing, doubled or out of order");
        }
    }

    @Test
    public void aDoubledLineIsNamed() throws IOException {
        for (int i = 0; i < lines.size(); i++) {
            List<String> edited = new ArrayList<>(lines);
            edited.add(i, lines.get(i));
            assertDamaged(edited, i + 2, "missing, doubled or out of order");
        }
    }

    @Test
    public void linesInTheWrongOrderAreNamed() throws IOException {
        for (int i = 0; i < lines.size() - 1; i++) {
            List<String> edited = new ArrayList<>(lines);
            Collections.swap(edited, i, i + 1);
            assertDamaged(edited, i + 1, i == 0 ? "first" : "missing, doubled or out of order");
        }
    }

    @Test
    public void aLineOfAnotherRunIsNamed() throws IOException {
        for (int i = 0; i < lines.size(); i++) {
            JournalLine line = decode(lines.get(i));
            List<String> edited = new ArrayList<>(lines);
            edited.set(i, encode(new JournalLine(line.seq(), "other-run", line.more(), line.atMs(), line.event())));
            assertDamaged(edited, i == 0 ? 2 : i + 1, "belongs to the run ");
        }
    }

    @Test
    public void anEventThatDoesNotFollowIsNamedEvenWhenItsChecksumIsRight() throws IOException {
        JournalLine last = decode(lines.get(lines.size() - 1));
        List<String> edited = new ArrayList<>(lines);
        edited.add(encode(new JournalLine(last.seq() + 1, last.run(), 0, 0, new LedgerEvent.JobQueued("a", "a-4", 4))));
        assertDamaged(edited, lines.size() + 1, "does not follow from the lines before it (the run has ended before)");
    }

    @Test
    public void aTransactionThatGoesOnWithAnotherIsNamed() throws IOException {
        JournalLine second = decode(lines.get(1));
        List<String> edited = new ArrayList<>(lines);
        edited.set(1, encode(new JournalLine(2, second.run(), 0, 0, second.event())));
        assertDamaged(edited, 2, "transaction");
    }

    @Test
    public void editorsThatChangeLineEndsOrAddLinesAreNoticed() throws IOException {
        List<String> edited = lines.stream().map(line -> line + "\r").toList();
        assertDamaged(edited, 1, "checksum");
        edited = new ArrayList<>(lines);
        edited.add("");
        assertDamaged(edited, lines.size() + 1, "checksum");
        assertDamaged(List.of("\uFEFF" + lines.get(0)), 1, "it is not the first line of a journal");
    }

    @Test
    public void aFileThatIsNoJournalIsNamed() throws IOException {
        assertDamaged(List.of("{}"), 1, "it is not the first line of a journal");
        assertDamaged(List.of("\u0000\u0001"), 1, "no event");
        assertDamaged(List.of("[1,2]"), 1, "it is not the first line of a journal");
        Files.write(journal, new byte[0]);
        assertThat(problem().getMessage(), containsString("line 1 is damaged: the run's first lines are not whole"));
    }

    @Test
    public void aNewerFormatIsRefusedAndLeftAsItIs() throws IOException {
        JournalLine first = decode(lines.get(0));
        LedgerEvent newer = new LedgerEvent.RunStarted(4, ((LedgerEvent.RunStarted) first.event()).plan());
        String framed = encode(new JournalLine(1, first.run(), 0, 0, newer));
        for (String line : List.of(framed, "{\"event\":{\"format_version\":4},\"other\":true}")) {
            Files.writeString(journal, line + "\n");
            LedgerException problem = assertThrows(LedgerException.NewerVersion.class, this::open);
            assertThat(problem.getMessage(), startsWith(journal + ", line 1: the run was written by a newer version"));
            assertEquals(line + "\n", Files.readString(journal));
        }
    }

    @Test
    public void aMovedJournalIsAClearErrorAndNothingIsCreatedInItsPlace() throws IOException {
        for (Path where : List.of(directory, directory.resolve("no/such/run"))) {
            LedgerException problem = assertThrows(
                    LedgerException.DamagedJournal.class,
                    () -> Coordinator.open(where, LedgerSettings.defaults(), sample.time()));
            assertThat(problem.getMessage(), startsWith(where.resolve(Journal.FILE) + " is missing."));
            assertThrows(LedgerException.DamagedJournal.class, () -> RunReader.read(where));
        }
        try (var left = Files.list(directory)) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    public void aDamagedRunIsShownAsFarAsItCanBeTrusted() throws IOException {
        int sound = sample.states().firstKey();
        byte[] bytes = sample.bytes();
        bytes[sound + 30] ^= 4;
        Files.write(journal, bytes);
        PartialRun partial = RunReader.readAsFarAsPossible(directory);
        assertEquals(Optional.of(sample.states().get(sound)), partial.view());
        assertThat(partial.problem().orElseThrow().getMessage(), containsString("is damaged"));
        bytes[30] ^= 4;
        Files.write(journal, bytes);
        assertEquals(Optional.empty(), RunReader.readAsFarAsPossible(directory).view());
        Files.write(journal, sample.bytes());
        assertEquals(Optional.empty(), RunReader.readAsFarAsPossible(directory).problem());
    }

    private void assertDamaged(List<String> edited, int line, String why) throws IOException {
        byte[] bytes = (String.join("\n", edited) + "\n").getBytes(StandardCharsets.UTF_8);
        Files.write(journal, bytes);
        LedgerException problem = problem();
        assertThat(problem.getMessage(), startsWith(journal + ", line " + line + " is damaged: "));
        assertThat(problem.getMessage(), containsString(why));
        assertThat(problem.getMessage(), containsString("restore the file from a copy"));
        assertArrayEquals(bytes, Files.readAllBytes(journal));
    }

    private LedgerException problem() {
        return assertThrows(LedgerException.DamagedJournal.class, this::open);
    }

    private void open() throws IOException {
        Coordinator.open(directory, LedgerSettings.defaults(), sample.time()).close();
    }

    private static JournalLine decode(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        try {
            return new JournalFormat().decode(bytes, bytes.length);
        } catch (BadLineException | IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String encode(JournalLine line) {
        return new String(JournalFormat.encode(line), StandardCharsets.UTF_8).stripTrailing();
    }
}
