package io.jenkins.plugins.intent.jenkins.agents;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import io.jenkins.plugins.intent.files.Digests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class KnownDigestsTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final KnownDigests digests = new KnownDigests();

    @Test
    public void aFileThatIsAsOldIsKnownAndStillRight() throws IOException {
        // Nobody wrote to it within the last seconds.
        Path old = Path.of(System.getProperty("java.home"), "lib", "modules").toRealPath();
        assertEquals(Digests.sha256(old), digests.sha256(old));
        assertEquals(Digests.sha256(old), digests.sha256(old));
    }

    @Test
    public void aChangeIsSeenWhoeverHidesItBehindTheOldSizeAndTime() throws IOException {
        Path file = folder.newFile().toPath();
        for (String content : List.of("aaaa", "bbbb", "cccc")) {
            Files.writeString(file, content);
            Files.setLastModifiedTime(file, FileTime.fromMillis(0));
            assertEquals(Digests.sha256(file), digests.sha256(file));
            assertEquals(Digests.sha256(file), digests.sha256(file));
        }
    }

    @Test
    public void anotherFileOfThatNameIsAnother() throws IOException {
        Path file = folder.newFile().toPath();
        Files.writeString(file, "one");
        digests.sha256(file);
        Path other = folder.newFile().toPath();
        Files.writeString(other, "two");
        Files.delete(file);
        Files.move(other, file);
        assertEquals(Digests.sha256(file), digests.sha256(file));
        Files.delete(file);
        assertThrows(IOException.class, () -> digests.sha256(file));
    }
}
