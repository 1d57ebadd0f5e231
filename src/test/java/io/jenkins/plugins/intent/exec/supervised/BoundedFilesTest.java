package io.jenkins.plugins.intent.exec.supervised;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assume.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Files of a job directory that a command of the job has put something else in the place of. */
public class BoundedFilesTest {
    private static final int MOST = 100;

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path file;

    @Before
    public void name() {
        file = folder.getRoot().toPath().resolve("beat");
    }

    private void makePipe() throws Exception {
        Process made = new ProcessBuilder("mkfifo", file.toString()).start();
        assumeTrue("needs named pipes", made.waitFor() == 0);
    }

    @Test(timeout = 60_000)
    public void nobodyWaitsForTheOtherSideOfANamedPipe() throws Exception {
        makePipe();
        IOException refused = assertThrows(IOException.class, () -> BoundedFiles.read(file, MOST));
        assertThat(refused.getMessage(), containsString("beat is no regular file"));
        assertThrows(IOException.class, () -> BoundedFiles.slice(file, 0, MOST));
        assertThrows(IOException.class, () -> RenewedFile.bytes(file));
    }

    @Test(timeout = 60_000)
    public void aNamedPipeHasNoLastWords() throws Exception {
        file = file.resolveSibling("supervisor.log");
        makePipe();
        assertEquals("", new JobDirectory(folder.getRoot().toPath()).lastWords());
    }

    @Test
    public void aLinkIsNotFollowed() throws IOException {
        Path secret = Files.writeString(file.resolveSibling("secret"), "secret");
        Files.createSymbolicLink(file, secret);
        assertThrows(IOException.class, () -> BoundedFiles.read(file, MOST));
        assertThrows(IOException.class, () -> BoundedFiles.slice(file, 0, MOST));
    }

    @Test
    public void whatIsNotThereYetHoldsNothing() throws IOException {
        assertArrayEquals(new byte[0], BoundedFiles.slice(file, 0, MOST));
        Files.writeString(file, "some");
        assertArrayEquals(new byte[] {'m', 'e'}, BoundedFiles.slice(file, 2, MOST));
    }
}
