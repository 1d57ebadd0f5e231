package io.jenkins.plugins.intent.exec.process;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import io.jenkins.plugins.intent.files.PathNames;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Files that were something else a moment ago, when somebody looked. */
public class ProjectFilesTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path file;

    @Before
    public void name() throws IOException {
        file = folder.newFolder("project").toPath().toRealPath().resolve("file");
    }

    private void write(String text, boolean append) throws IOException {
        try (OutputStream out = ProjectFiles.write(file, append)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    public void fileIsMadeReplacedAndAppendedTo() throws IOException {
        write("one of these", false);
        write("two", false);
        write(" and three", true);
        assertEquals("two and three", Files.readString(file));
    }

    @Test
    public void aFileThatHasBecomeALinkIsNotWrittenThrough() throws IOException {
        Path outside = Files.writeString(folder.getRoot().toPath().resolve("outside"), "kept");
        Files.createSymbolicLink(file, outside);
        assertThrows(IOException.class, () -> write("theirs", false));
        assertEquals("kept", Files.readString(outside));
        Files.delete(outside);
        assertThrows(IOException.class, () -> write("theirs", false));
        assertFalse("nothing is made where it leads", Files.exists(outside));
    }

    @Test
    public void aDirectoryThatHasBecomeALinkIsNotGoneThrough() throws IOException {
        assumeTrue("needs the system's own calls", LibC.isAvailable());
        Path outside = folder.newFolder("outside").toPath();
        Path directory = file.resolveSibling("directory");
        Files.createSymbolicLink(directory, outside);
        file = directory.resolve("file");
        IOException refused = assertThrows(IOException.class, () -> write("theirs", false));
        assertTrue(refused.getMessage(), refused.getMessage().contains("exchanged"));
        assertArrayEquals(new String[0], outside.toFile().list());
    }

    @Test(timeout = 60_000)
    public void namedPipeThatNobodyReadsHoldsUpNoWriter() throws Exception {
        makePipe();
        assertThrows(IOException.class, () -> ProjectFiles.write(file, false));
    }

    @Test(timeout = 60_000)
    public void namedPipeThatSomebodyReadsIsNotWrittenTo() throws Exception {
        makePipe();
        Process reader = new ProcessBuilder("cat", file.toString()).start();
        try {
            IOException refused = null;
            while (refused == null || !refused.getMessage().equals("it is no regular file")) {
                refused = assertThrows(IOException.class, () -> ProjectFiles.write(file, false));
            }
        } finally {
            reader.destroyForcibly();
        }
    }

    @Test(timeout = 60_000)
    public void namedPipeThatNobodyWritesHoldsUpNoReader() throws Exception {
        makePipe();
        IOException refused = assertThrows(IOException.class, () -> Descriptor.reading(PathNames.bytes(file)));
        assertEquals("it is no regular file", refused.getMessage());
    }

    @Test
    public void inputThatHasBecomeALinkOrADirectoryIsNotHandedOn() throws IOException {
        assumeTrue("needs the system's own calls", LibC.isAvailable());
        Files.writeString(file, "mine");
        ProjectFiles.read(file).close();
        Files.delete(file);
        Files.createDirectory(file);
        assertEquals(
                "it is no regular file",
                assertThrows(IOException.class, () -> ProjectFiles.read(file)).getMessage());
        Files.delete(file);
        Path outside = Files.writeString(folder.getRoot().toPath().resolve("outside"), "theirs");
        Files.createSymbolicLink(file, outside);
        assertThrows(IOException.class, () -> ProjectFiles.read(file));
    }

    private void makePipe() throws Exception {
        assumeTrue("needs the system's own calls", LibC.isAvailable());
        assertTrue(new ProcessBuilder("mkfifo", file.toString()).start().waitFor() == 0);
    }
}
