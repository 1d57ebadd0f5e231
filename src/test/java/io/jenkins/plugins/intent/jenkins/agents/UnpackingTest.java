package io.jenkins.plugins.intent.jenkins.agents;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What an agent sends is taken file by file, and nothing of it lands anywhere but below the target. */
public class UnpackingTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void filesAndDirectoriesArriveAsTheyWere() throws IOException {
        byte[] bytes = {0, (byte) 0xff, 10, 13};
        Path into = into();
        unpack(zip("attempt/commands/01-x/stdout.log", bytes), into, 1000);
        assertArrayEquals(bytes, Files.readAllBytes(into.resolve("attempt/commands/01-x/stdout.log")));
    }

    @Test
    public void whatAJobLeftIsPackedWithoutLinksAndArrivesAsItWas() throws IOException {
        Path job = job(300_000);
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        new PackJob(archive).invoke(job.toFile(), null);
        assertArrived(job, archive.toByteArray());
        assertEquals(0, new PackSmallJob().invoke(job.toFile(), null).length);
    }

    @Test
    public void whatASmallJobLeftComesWithTheAnswer() throws IOException {
        Path job = job(3_000);
        assertArrived(job, new PackSmallJob().invoke(job.toFile(), null));
    }

    private Path job(int bytesOfOutput) throws IOException {
        Path job = folder.newFolder().toPath();
        byte[] bytes = new byte[bytesOfOutput];
        new Random(1).nextBytes(bytes);
        Path command = Files.createDirectories(job.resolve("attempt/commands/01-x"));
        Files.write(command.resolve("stdout.log"), bytes);
        Files.createSymbolicLink(command.resolve("evil"), folder.getRoot().toPath());
        Files.createDirectories(job.resolve("outputs/files"));
        Files.writeString(job.resolve("job.json"), "{}");
        return job;
    }

    private void assertArrived(Path job, byte[] archive) throws IOException {
        Path into = into();
        unpack(archive, into, 1_000_000);
        String stdout = "attempt/commands/01-x/stdout.log";
        assertArrayEquals(Files.readAllBytes(job.resolve(stdout)), Files.readAllBytes(into.resolve(stdout)));
        assertTrue(Files.isDirectory(into.resolve("outputs/files")));
        assertFalse(Files.exists(into.resolve("attempt/commands/01-x/evil"), LinkOption.NOFOLLOW_LINKS));
        assertFalse(Files.exists(into.resolve("job.json")));
    }

    @Test
    public void namesThatLeadOutAreRefused() throws IOException {
        for (String name : List.of("../evil", "attempt/../../evil", "/evil", "attempt/..", ".", "a\\..\\..\\evil")) {
            Path into = into();
            assertThrows(name, IOException.class, () -> unpack(zip(name, new byte[1]), into, 1000));
            assertFalse(name, Files.exists(into.resolveSibling("evil")));
        }
    }

    @Test
    public void moreThanAllowedIsRefusedWhileItComes() throws IOException {
        Path into = into();
        IOException refused =
                assertThrows(IOException.class, () -> unpack(zip("attempt/big", new byte[5000]), into, 4999));
        assertTrue(refused.getMessage(), refused.getMessage().contains("more than"));
    }

    @Test
    public void nothingIsWrittenThroughALinkThatIsThere() throws IOException {
        Path into = into();
        Path outside = folder.newFolder().toPath();
        Files.createSymbolicLink(into.resolve("attempt"), outside);
        Files.writeString(outside.resolve("manifest.json"), "kept");
        assertThrows(IOException.class, () -> unpack(zip("attempt/manifest.json", new byte[1]), into, 1000));
        assertEquals("kept", Files.readString(outside.resolve("manifest.json")));
    }

    @Test
    public void theSameNameTwiceIsRefused() throws IOException {
        Path into = into();
        byte[] archive = zip("attempt/a", new byte[1]);
        unpack(archive, into, 1000);
        assertThrows(IOException.class, () -> unpack(archive, into, 1000));
    }

    private Path into() throws IOException {
        return folder.newFolder().toPath();
    }

    private static void unpack(byte[] archive, Path into, long maxBytes) throws IOException {
        Unpacking.unpack(new ByteArrayInputStream(archive), into, maxBytes);
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(archive)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
            zip.closeEntry();
        }
        return archive.toByteArray();
    }
}
