package io.jenkins.plugins.intent.files;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class FileTailTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void aShortFileIsThereAsAWhole() throws IOException {
        assertEquals(new FileTail(List.of("one", "two"), true), FileTail.of(file("one\ntwo\n"), 100, 5));
        assertEquals(new FileTail(List.of(), true), FileTail.of(file(""), 100, 5));
    }

    @Test
    public void ofManyLinesTheLastOnesAreThere() throws IOException {
        assertEquals(new FileTail(List.of("two", "three"), false), FileTail.of(file("one\ntwo\nthree\n"), 100, 2));
    }

    @Test
    public void aLineWhoseBeginningIsCutOffIsLeftOut() throws IOException {
        assertEquals(new FileTail(List.of("three"), false), FileTail.of(file("one\ntwo\nthree\n"), 8, 5));
    }

    @Test
    public void ofOneLongLineTheEndIsThere() throws IOException {
        assertEquals(new FileTail(List.of("xyz"), false), FileTail.of(file("abcdefxyz"), 3, 5));
    }

    @Test
    public void aLinkIsNotFollowed() throws IOException {
        Path link = folder.getRoot().toPath().resolve("link");
        Files.createSymbolicLink(link, file("secret\n"));
        assertThrows(IOException.class, () -> FileTail.of(link, 100, 5));
    }

    @Test
    public void aStreamThatOnlyBeginsAtItsBeginningHasTheSameEnd() throws IOException {
        byte[] text = "one\ntwo\nthree\n".getBytes(StandardCharsets.UTF_8);
        assertEquals(
                FileTail.of(file("one\ntwo\nthree\n"), 8, 5),
                FileTail.of(new ByteArrayInputStream(text), text.length, 8, 5));
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.newFile().toPath(), text);
    }
}
