package io.jenkins.plugins.intent.files;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;

import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.Test;

public class IoErrorsTest {
    @Test
    public void theReasonIsTheSystemsOwnWithoutTheWrapping() {
        assertEquals(
                "no such file or directory",
                IoErrors.reason(new IOException(
                        "Cannot run program \"a\" (in directory \"/b\"): error=2, No such file or directory")));
        assertEquals(
                "the system cannot find the file specified",
                IoErrors.reason(new IOException("Cannot run program \"a\": CreateProcess error=2, The system cannot"
                        + " find the file specified")));
        assertEquals(
                "argument list too long",
                IoErrors.reason(new IOException("Cannot run program \"a\" (in directory \"/b\"): Exec failed, error: 7"
                        + " (Argument list too long) ")));
        assertEquals("exec failed, error: 13", IoErrors.reason(new IOException("Exec failed, error: 13")));
        assertEquals("permission denied", IoErrors.reason(new AccessDeniedException("/x")));
        assertEquals(
                "read-only file system", IoErrors.reason(new FileSystemException("/x", null, "Read-only file system")));
        assertEquals("IOException", IoErrors.reason(new IOException()));
    }

    @Test
    public void theFileOfAnOlderWayToOpenItIsSaidOnce() throws IOException {
        FileNotFoundException directory =
                assertThrows(FileNotFoundException.class, () -> new FileInputStream("/").close());
        assertEquals("is a directory", IoErrors.reason(directory));
        assertEquals("/: is a directory", IoErrors.sentence(directory));
    }

    @Test
    public void theSentenceNamesTheFile() {
        assertEquals("/x: permission denied", IoErrors.sentence(new AccessDeniedException("/x")));
        assertEquals("/x: is there already", IoErrors.sentence(new FileAlreadyExistsException("/x")));
        assertEquals("/x: the directory is not empty", IoErrors.sentence(new DirectoryNotEmptyException("/x")));
        assertEquals("/x: it went away", IoErrors.sentence(new NoSuchFileException("/x", null, "it went away")));
        assertEquals("The plug was pulled", IoErrors.sentence(new IOException("The plug was pulled")));
    }

    @Test
    public void whatWentWrongBelowIsSaidWhereTheMessageLeavesItOut() {
        IOException full = new IOException("No space left on device");
        assertEquals(
                "Failed to extract o.txt: no space left on device",
                IoErrors.sentence(new IOException("Failed to extract o.txt", full)));
        assertEquals(
                "failed to copy: pipe is already closed: no space left on device",
                IoErrors.reason(new IOException("Failed to copy", new IOException("Pipe is already closed", full))));
        assertEquals("No space left on device", IoErrors.sentence(new IOException(null, full)));
        assertEquals(
                "Pipe is already closed: no space left on device",
                IoErrors.sentence(new IOException(
                        "Pipe is already closed", new IOException("java.io.IOException: No space left on device"))));
    }

    @Test
    public void whatTheMessageSaysAlreadyIsNotSaidTwice() {
        IOException full = new IOException("No space left on device");
        assertEquals(
                "/x: no space left on device",
                IoErrors.sentence(new IOException("/x: " + IoErrors.reason(full), full)));
        assertEquals("No space left on device", IoErrors.sentence(new IOException(full.getMessage(), full)));
        assertEquals("Damaged", IoErrors.sentence(new IOException("Damaged", new IllegalStateException("a bug"))));
        assertEquals("Damaged", IoErrors.sentence(new IOException("Damaged", new IOException())));
    }

    @Test
    public void aFailureThatNamesNoFileGetsTheOneThatItIsAbout() {
        IOException full = new IOException("No space left on device");
        assertEquals("/x: no space left on device", IoErrors.sentence(IoErrors.about(Path.of("/x"), full)));
        IOException named = new AccessDeniedException("/y");
        assertSame(named, IoErrors.about(Path.of("/x"), named));
    }
}
