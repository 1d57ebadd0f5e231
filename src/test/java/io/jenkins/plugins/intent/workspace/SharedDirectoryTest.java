package io.jenkins.plugins.intent.workspace;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
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

/** Files that are laid into a directory whose name is exchanged for a link meanwhile. */
public class SharedDirectoryTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path project;
    private Path outside;
    private Path file;

    @Before
    public void make() throws IOException {
        project = folder.newFolder("project").toPath();
        outside = folder.newFolder("outside").toPath();
        Files.writeString(outside.resolve("name"), "kept");
        file = Files.writeString(folder.getRoot().toPath().resolve("file"), "laid");
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(project)) {
            assumeTrue("needs directories that hold their place", stream instanceof SecureDirectoryStream);
        }
    }

    private SharedDirectory entered() throws IOException {
        return SharedDirectory.around(project, Path.of("a/b/name"));
    }

    private void exchange() throws IOException {
        Files.move(project.resolve("a/b"), project.resolve("moved"));
        Files.createSymbolicLink(project.resolve("a/b"), outside);
    }

    @Test
    public void aFileIsLaidIntoTheDirectoryThatWasEntered() throws IOException {
        try (SharedDirectory directory = entered()) {
            exchange();
            directory.put(file, Path.of("name"));
        }
        assertEquals("laid", Files.readString(project.resolve("moved/name")));
        assertEquals("kept", Files.readString(outside.resolve("name")));
        assertArrayEquals(new String[] {"name"}, outside.toFile().list());
    }

    @Test
    public void nothingIsTakenAwayWhereALinkLeads() throws IOException {
        try (SharedDirectory directory = entered()) {
            Files.writeString(project.resolve("a/b/name"), "old");
            exchange();
            directory.clear(Path.of("name"));
        }
        assertArrayEquals(new String[0], project.resolve("moved").toFile().list());
        assertEquals("kept", Files.readString(outside.resolve("name")));
    }

    @Test
    public void aLinkIsNotEntered() throws IOException {
        Files.createDirectory(project.resolve("a"));
        Files.createSymbolicLink(project.resolve("a/b"), outside);
        IOException obstacle = assertThrows(SharedDirectory.ObstacleException.class, this::entered);
        assertThat(obstacle.getMessage(), containsString("\"a/b\" is a link there"));
    }

    @Test
    public void modeAndTimeAreKept() throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r-xr-x---"));
        Files.setLastModifiedTime(file, FileTime.fromMillis(86_400_000));
        try (SharedDirectory directory = entered()) {
            directory.put(file, Path.of("name"));
            directory.put(file, Path.of("name"));
        }
        Path laid = project.resolve("a/b/name");
        assertEquals("r-xr-x---", PosixFilePermissions.toString(Files.getPosixFilePermissions(laid)));
        assertEquals(86_400_000, Files.getLastModifiedTime(laid).toMillis());
    }
}
