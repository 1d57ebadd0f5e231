package io.jenkins.plugins.intent.jenkins.agents;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.intent.files.Digests;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class InstallJarTest {
    private static final byte[] CONTENT = "a jar".getBytes(StandardCharsets.US_ASCII);
    private static final RunnerJar JAR = new RunnerJar("runner.jar", Digests.sha256(CONTENT));
    private static final String INCOMING = InstallJar.INCOMING + "1";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path directory;
    private Path installed;

    @Before
    public void copyJar() throws IOException {
        directory = folder.getRoot().toPath();
        installed = InstallJar.location(directory, JAR);
        Files.write(directory.resolve(INCOMING), CONTENT);
    }

    @Test
    public void wholeJarGetsItsName() throws IOException {
        assertFalse(InstallJar.isInstalled(directory, JAR));
        new InstallJar(JAR, INCOMING).invoke(directory.toFile(), null);

        assertTrue(InstallJar.isInstalled(directory, JAR));
        assertArrayEquals(CONTENT, Files.readAllBytes(installed));
    }

    @Test
    public void onlyWhatIsNotThereYetIsMissing() throws IOException {
        new InstallJar(JAR, INCOMING).invoke(directory.toFile(), null);
        RunnerJar newer = new RunnerJar(JAR.name(), "0".repeat(64));

        assertEquals(List.of(newer), new MissingJars(List.of(JAR, newer)).invoke(directory.toFile(), null));
        assertEquals(
                List.of(JAR), new MissingJars(List.of(JAR)).invoke(new File(directory.toFile(), "not made yet"), null));
    }

    @Test
    public void damagedJarIsDeletedAndGetsNoName() throws IOException {
        Files.writeString(directory.resolve(INCOMING), "half a j");

        assertThrows(IOException.class, () -> new InstallJar(JAR, INCOMING).invoke(directory.toFile(), null));
        assertFalse(Files.exists(directory.resolve(INCOMING)));
        assertFalse(Files.exists(installed));
    }

    @Test
    public void linkInPlaceOfTheJarIsReplaced() throws IOException {
        Path elsewhere = Files.write(directory.resolve("elsewhere"), CONTENT);
        Files.createDirectories(installed.getParent());
        Files.createSymbolicLink(installed, elsewhere);

        assertFalse(InstallJar.isInstalled(directory, JAR));
        new InstallJar(JAR, INCOMING).invoke(directory.toFile(), null);
        assertTrue(Files.isRegularFile(installed, LinkOption.NOFOLLOW_LINKS));
    }
}
