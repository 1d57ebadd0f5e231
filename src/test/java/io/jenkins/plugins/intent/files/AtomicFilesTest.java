package io.jenkins.plugins.intent.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class AtomicFilesTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder.getRoot().toPath())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    public void severalFilesAreWrittenWholeAndReplaceWhatWasThere() throws IOException {
        Path first = folder.getRoot().toPath().resolve("first");
        Path second = folder.getRoot().toPath().resolve("second");
        Files.writeString(second, "something longer");
        Map<Path, byte[]> contents = new LinkedHashMap<>();
        contents.put(first, "1".getBytes(UTF_8));
        contents.put(second, "2".getBytes(UTF_8));
        AtomicFiles.writeDurably(contents);

        assertEquals("1", Files.readString(first));
        assertEquals("2", Files.readString(second));
        assertEquals(List.of("first", "second"), names());
    }

    @Test
    public void oneThatIsPreparedHasItsNameOnceItIsWritten() throws IOException {
        Path target = folder.getRoot().toPath().resolve("target");
        try (PreparedFile file = new PreparedFile(target)) {
            file.prepare();
            file.prepare();
            assertEquals(1, names().size());
            file.write("whole".getBytes(UTF_8));
        }
        assertEquals(List.of("target"), names());
        assertEquals("whole", Files.readString(target));
    }

    @Test
    public void oneThatIsPreparedAndNeverWrittenLeavesNothing() throws IOException {
        try (PreparedFile file = new PreparedFile(folder.getRoot().toPath().resolve("target"))) {
            file.prepare();
        }
        assertEquals(List.of(), names());
    }

    @Test
    public void oneThatCannotBeReplacedLeavesNothingHalfWritten() throws IOException {
        Path target = folder.newFolder("target").toPath();
        Files.writeString(target.resolve("inside"), "x");

        assertThrows(IOException.class, () -> AtomicFiles.writeDurably(Map.of(target, new byte[1])));
        assertThrows(IOException.class, () -> AtomicFiles.write(target, new byte[1]));
        assertEquals(List.of("target"), names());
    }
}
