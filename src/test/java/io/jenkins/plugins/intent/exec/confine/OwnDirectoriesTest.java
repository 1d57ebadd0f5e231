package io.jenkins.plugins.intent.exec.confine;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assume.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** A place with a name that everybody knows, in a directory that everybody can write. */
public class OwnDirectoriesTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path temporary;
    private Path known;
    private int uid;

    @Before
    public void needsUids() throws IOException {
        temporary = folder.getRoot().toPath();
        assumeTrue(temporary.getFileSystem().supportedFileAttributeViews().contains("unix"));
        uid = (int) Files.getAttribute(temporary, "unix:uid");
        known = temporary.resolve("intent-" + uid);
    }

    @Test
    public void thereIsOneForAll() throws IOException {
        assertEquals(known, OwnDirectories.place(temporary, uid));
        assertEquals(known, OwnDirectories.place(temporary, uid));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(known)));
    }

    @Test
    public void whatSomebodyElseHasPutThereIsNotUsed() throws IOException {
        Files.createSymbolicLink(known, folder.newFolder("elsewhere").toPath());
        assertNotEquals(known, OwnDirectories.place(temporary, uid));
        Files.delete(known);
        Files.createDirectory(known);
        Files.setPosixFilePermissions(known, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertNotEquals(known, OwnDirectories.place(temporary, uid));
    }
}
