package io.jenkins.plugins.intent.files;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assume.assumeTrue;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Copies of files whose names lead elsewhere by the time they are read. */
public class FileCopiesTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path project;
    private Path outside;
    private Path to;

    @Before
    public void make() throws IOException {
        project = folder.newFolder("project").toPath();
        outside = Files.createDirectories(folder.getRoot().toPath().resolve("outside"));
        to = folder.newFolder("to").toPath();
        Files.createDirectories(project.resolve("a/b"));
        Files.createDirectories(to.resolve("a/b"));
        Files.writeString(outside.resolve("name"), "secret");
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(project)) {
            assumeTrue("needs directories that hold their place", stream instanceof SecureDirectoryStream);
        }
    }

    private void copy() throws IOException {
        try (FileCopies copies = new FileCopies(project, to)) {
            copies.copy(Path.of("a/b/name"), 4);
            copies.finish();
        }
    }

    @Test
    public void nothingIsReadWhereALinkLeadsThatWasADirectory() throws IOException {
        Files.delete(project.resolve("a/b"));
        Files.createSymbolicLink(project.resolve("a/b"), outside);
        copy();
        assertFalse(Files.exists(to.resolve("a/b/name")));
    }

    @Test
    public void nothingIsReadWhereALinkLeadsThatWasAFile() throws IOException {
        Files.createSymbolicLink(project.resolve("a/b/name"), outside.resolve("name"));
        copy();
        assertFalse(Files.exists(to.resolve("a/b/name")));
    }

    @Test
    public void contentModeAndTimeAreKept() throws IOException {
        Path file = Files.writeString(project.resolve("a/b/name"), "text");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r-xr-x---"));
        Files.setLastModifiedTime(file, FileTime.fromMillis(86_400_000));
        copy();
        Path copied = to.resolve("a/b/name");
        assertEquals("text", Files.readString(copied));
        assertEquals("r-xr-x---", PosixFilePermissions.toString(Files.getPosixFilePermissions(copied)));
        assertEquals(86_400_000, Files.getLastModifiedTime(copied).toMillis());
    }
}
