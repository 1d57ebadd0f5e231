package io.jenkins.plugins.intent.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.intent.model.IntentReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class ProgramFilesTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void aFileIsFoundBesideAClassAndByItsWholeName() {
        byte[] beside = ProgramFiles.bytes(IntentReader.class, "intent.schema.json");

        assertTrue(new String(beside, UTF_8).contains("schema_version"));
        assertArrayEquals(beside, ProgramFiles.bytes(ProgramFilesTest.class, IntentReader.SCHEMA));
    }

    @Test
    public void aDirectoryGivesWhatItHasAndLeavesTheRestToTheClassPath() throws IOException {
        Path file = folder.getRoot().toPath().resolve("io/jenkins/plugins/intent/files/a.txt");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "a");
        String directory = folder.getRoot().toString();

        assertArrayEquals("a".getBytes(UTF_8), ProgramFiles.unpacked(directory, ProgramFiles.class, "a.txt"));
        assertArrayEquals(
                "a".getBytes(UTF_8),
                ProgramFiles.unpacked(directory, IntentReader.class, "/io/jenkins/plugins/intent/files/a.txt"));
        assertNull(ProgramFiles.unpacked(directory, ProgramFiles.class, "b.txt"));
    }

    @Test
    public void aFileThatIsNowhereIsNamed() {
        IllegalStateException thrown =
                assertThrows(IllegalStateException.class, () -> ProgramFiles.bytes(ProgramFiles.class, "b.txt"));

        assertTrue(thrown.getMessage(), thrown.getMessage().contains("b.txt"));
    }
}
