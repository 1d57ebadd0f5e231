package io.jenkins.plugins.intent.files;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Trees are deleted, measured, copied and moved without following a link. */
public class FileTreesTest {
    private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void deletingATreeLeavesAloneWhatItsLinksPointTo() throws Exception {
        Path outside = Files.createDirectory(root().resolve("outside"));
        Files.writeString(outside.resolve("keep"), "kept");
        Path tree = Files.createDirectories(root().resolve("tree/deep"));
        Files.createSymbolicLink(tree.resolve("link"), outside);
        Files.createSymbolicLink(tree.resolve("dangling"), Path.of("nowhere"));

        FileTrees.deleteRecursively(root().resolve("tree"));

        assertFalse(Files.exists(root().resolve("tree")));
        assertEquals("kept", Files.readString(outside.resolve("keep")));
    }

    @Test
    public void readOnlyDirectoriesAreDeletedToo() throws Exception {
        Path locked = Files.createDirectories(root().resolve("tree/locked"));
        Files.writeString(locked.resolve("file"), "x");
        Path unreadable = Files.createDirectories(root().resolve("tree/unreadable/inner"));
        Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("r-xr-xr-x"));
        Files.setPosixFilePermissions(unreadable.getParent(), PosixFilePermissions.fromString("---------"));

        FileTrees.deleteRecursively(root().resolve("tree"));

        assertFalse(Files.exists(root().resolve("tree")));
    }

    @Test
    public void deletingWhatIsNotThereIsNoError() throws Exception {
        FileTrees.deleteRecursively(root().resolve("absent"));
        assertEquals(0, FileTrees.size(root().resolve("absent")));
    }

    @Test
    public void sizeCountsFilesOnceAndLinksNot() throws Exception {
        Path tree = Files.createDirectories(root().resolve("tree/a"));
        Files.write(tree.resolve("one"), new byte[1000]);
        Files.write(tree.getParent().resolve("two"), new byte[24]);
        Files.createSymbolicLink(tree.resolve("again"), Path.of("one"));

        assertEquals(1024, FileTrees.size(tree.getParent()));
    }

    @Test
    public void copyKeepsContentModesTimesAndLinks() throws Exception {
        byte[] big = new byte[3 << 20];
        new Random(7).nextBytes(big);
        Path tree = Files.createDirectories(root().resolve("tree/dir"));
        Files.write(tree.resolve("big"), big);
        Files.writeString(tree.resolve("run.sh"), "#!/bin/sh\n");
        Files.setPosixFilePermissions(tree.resolve("run.sh"), PosixFilePermissions.fromString("rwxr-x--x"));
        Files.setLastModifiedTime(tree.resolve("run.sh"), LONG_AGO);
        Files.setLastModifiedTime(tree.resolve("big"), LONG_AGO);
        Files.createSymbolicLink(tree.resolve("relative"), Path.of("../dir/big"));
        Files.createSymbolicLink(tree.resolve("outside"), Path.of("/etc/hostname"));
        Files.createSymbolicLink(tree.resolve("absolute"), tree.resolve("big"));
        Files.setLastModifiedTime(tree, LONG_AGO);
        Files.setPosixFilePermissions(tree, PosixFilePermissions.fromString("r-xr-xr-x"));

        FileTrees.copy(root().resolve("tree"), root().resolve("copy"));

        Path copy = root().resolve("copy/dir");
        assertArrayEquals(big, Files.readAllBytes(copy.resolve("big")));
        assertEquals("rwxr-x--x", PosixFilePermissions.toString(Files.getPosixFilePermissions(copy.resolve("run.sh"))));
        assertEquals("r-xr-xr-x", PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)));
        assertEquals(LONG_AGO, Files.getLastModifiedTime(copy.resolve("run.sh")));
        assertEquals(LONG_AGO, Files.getLastModifiedTime(copy.resolve("big")));
        assertEquals(LONG_AGO, Files.getLastModifiedTime(copy));
        assertEquals(Path.of("../dir/big"), Files.readSymbolicLink(copy.resolve("relative")));
        assertEquals(Path.of("/etc/hostname"), Files.readSymbolicLink(copy.resolve("outside")));
        assertEquals(
                "an absolute link into the tree leads into the copy",
                copy.resolve("big").toRealPath(),
                copy.resolve("absolute").toRealPath());
        Files.setPosixFilePermissions(tree, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    public void writingIntoTheCopyNeverChangesTheOriginal() throws Exception {
        Path tree = Files.createDirectory(root().resolve("tree"));
        Path original = Files.write(tree.resolve("big"), new byte[1 << 20]);
        Files.createLink(tree.resolve("hard"), original);

        FileTrees.copy(tree, root().resolve("copy"));
        for (String name : new String[] {"big", "hard"}) {
            Files.writeString(root().resolve("copy").resolve(name), "changed in place");
        }

        assertArrayEquals(new byte[1 << 20], Files.readAllBytes(original));
    }

    @Test
    public void pipesAreLeftOutInsteadOfWaitedFor() throws Exception {
        Path tree = Files.createDirectory(root().resolve("tree"));
        assertEquals(
                0,
                new ProcessBuilder("mkfifo", tree.resolve("pipe").toString())
                        .start()
                        .waitFor());
        Files.writeString(tree.resolve("file"), "x");

        FileTrees.copy(tree, root().resolve("copy"));

        try (Stream<Path> copied = Files.list(root().resolve("copy"))) {
            assertEquals(1, copied.count());
        }
    }

    @Test
    public void interruptedCopyStopsAndLeavesNothing() throws Exception {
        Path tree = Files.createDirectory(root().resolve("tree"));
        Files.writeString(tree.resolve("file"), "x");

        Thread.currentThread().interrupt();
        assertThrows(InterruptedIOException.class, () -> FileTrees.copy(tree, root().resolve("copy")));

        assertTrue(Thread.interrupted());
        try (Stream<Path> left = Files.list(root())) {
            assertEquals(1, left.count());
        }
    }

    @Test
    public void moveAcrossFileSystemsLeavesTheSourceEmptyAndTheTargetWhole() throws Exception {
        Path other = Path.of("/dev/shm");
        assumeTrue(Files.isWritable(other));
        Path there = Files.createTempDirectory(other, "intent-test");
        try {
            Path tree = Files.createDirectory(root().resolve("tree"));
            Files.writeString(tree.resolve("file"), "moved");
            assertNotEquals(Files.getFileStore(tree), Files.getFileStore(there));

            FileTrees.move(tree, there.resolve("tree"));

            assertFalse(Files.exists(tree, LinkOption.NOFOLLOW_LINKS));
            assertEquals("moved", Files.readString(there.resolve("tree/file")));
            try (Stream<Path> entries = Files.list(there)) {
                assertEquals(1, entries.count());
            }
        } finally {
            FileTrees.deleteRecursively(there);
        }
    }

    @Test
    public void unfinishedNamesAreKnownAgain() {
        assertTrue(FileTrees.isTemporary(FileTrees.temporaryFor(Path.of("/x/attempt-1"))));
        assertFalse(FileTrees.isTemporary(Path.of("/x/.notes.tmp")));
    }

    private Path root() {
        return folder.getRoot().toPath();
    }
}
