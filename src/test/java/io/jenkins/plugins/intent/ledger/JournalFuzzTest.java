package io.jenkins.plugins.intent.ledger;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.junit.Assert.fail;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Every bit of a small journal flipped and every prefix cut: never a wrong state taken for right. */
public class JournalFuzzTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private SampleJournal sample;
    private byte[] whole;
    private Path directory;
    private Path journal;

    @Before
    public void writeASample() throws IOException {
        sample = SampleJournal.write(folder.getRoot().toPath().resolve("sample"));
        whole = sample.bytes();
        directory = Files.createDirectory(folder.getRoot().toPath().resolve("broken"));
        journal = directory.resolve(Journal.FILE);
    }

    @Test
    public void theSampleHasEventsOfEveryKind() {
        String text = new String(whole, StandardCharsets.UTF_8);
        for (Class<?> kind : LedgerEvent.class.getPermittedSubclasses()) {
            String name =
                    kind.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase();
            assertTrue(name, text.contains("\"type\":\"" + name + "\""));
        }
        assertEquals(whole.length, (int) sample.states().lastKey());
        assertEquals(
                sample.states().lastEntry().getValue(),
                RunReader.read(sample.journal().getParent()));
    }

    @Test
    public void everyFlippedByteIsRefusedWithTheFileAndTheLine() throws IOException {
        Files.write(journal, whole);
        try (RandomAccessFile file = new RandomAccessFile(journal.toFile(), "rw")) {
            int line = 1;
            for (int at = 0; at < whole.length; at++) {
                for (int mask : new int[] {1 << (at & 7), 0xff}) {
                    put(file, at, whole[at] ^ mask);
                    assertDamaged(line, "byte " + at + " xor " + mask);
                }
                put(file, at, whole[at]);
                line += whole[at] == '\n' ? 1 : 0;
            }
        }
        assertEquals(sample.states().lastEntry().getValue(), RunReader.read(directory));
    }

    private static void put(RandomAccessFile file, int at, int value) throws IOException {
        file.seek(at);
        file.write(value);
    }

    @Test
    public void openingAFlippedJournalChangesNothingOfIt() throws IOException {
        for (int at = 0; at < whole.length; at += 101) {
            byte[] flipped = whole.clone();
            flipped[at] ^= 1;
            Files.write(journal, flipped);
            assertThrows(LedgerException.DamagedJournal.class, this::open);
            assertArrayEquals(flipped, Files.readAllBytes(journal));
        }
    }

    @Test
    public void everyCutGivesTheStateOfTheLastWholeTransaction() throws IOException {
        Files.write(journal, whole);
        try (RandomAccessFile file = new RandomAccessFile(journal.toFile(), "rw")) {
            for (int length = whole.length; length >= 0; length--) {
                file.setLength(length);
                Map.Entry<Integer, RunView> last = sample.states().floorEntry(length);
                if (last == null) {
                    assertThrows(LedgerException.DamagedJournal.class, () -> RunReader.read(directory));
                } else {
                    assertEquals("cut at " + length, last.getValue(), RunReader.read(directory));
                }
            }
        }
    }

    @Test
    public void openingAfterACutSaysWhatWasCutAndGoesOn() throws IOException {
        for (int length = sample.states().firstKey(); length < whole.length; length += 41) {
            Files.write(journal, Arrays.copyOf(whole, length));
            Map.Entry<Integer, RunView> last = sample.states().floorEntry(length);
            assertCutTo(last.getKey(), last.getValue(), length);
            try (Coordinator books = open()) {
                assertEquals(Decided.RECORDED, books.cancel("ada", "after the cut"));
            }
            assertEquals(RunStatus.CANCELLED, RunReader.read(directory).status());
        }
    }

    @Test
    public void openingAJournalCutInItsFirstTransactionChangesNothingOfIt() throws IOException {
        for (int length = 0; length < sample.states().firstKey(); length += 41) {
            byte[] cut = Arrays.copyOf(whole, length);
            Files.write(journal, cut);
            assertThrows(LedgerException.DamagedJournal.class, this::open);
            assertArrayEquals(cut, Files.readAllBytes(journal));
        }
    }

    @Test
    public void aTailOfZeroesThatAPowerFailureLeftIsCutOff() throws IOException {
        int length = sample.states().lowerKey(whole.length);
        for (int zeroes : new int[] {2, 100, 5000}) {
            Files.write(journal, Arrays.copyOf(Arrays.copyOf(whole, length), length + zeroes));
            assertCutTo(length, sample.states().get(length), length + zeroes);
        }
    }

    private void assertCutTo(int sound, RunView state, int length) throws IOException {
        try (Coordinator books = open()) {
            assertEquals("cut at " + length, state, books.view());
            assertEquals(
                    "cut at " + length, length == sound ? 0 : 1, books.notes().size());
            books.notes()
                    .forEach(note -> assertTrue(
                            note, note.startsWith("cut " + (length - sound) + " bytes after byte " + sound + " off ")));
            assertEquals(sound, Files.size(journal));
        }
    }

    private Coordinator open() {
        return Coordinator.open(directory, LedgerSettings.defaults(), sample.time());
    }

    private void assertDamaged(int line, String what) {
        try {
            RunReader.read(directory);
            fail("taken for right: " + what);
        } catch (LedgerException.DamagedJournal e) {
            assertTrue(
                    what + ": " + e.getMessage(),
                    e.getMessage().startsWith(journal + ", line " + line + " is damaged: "));
        }
    }
}
