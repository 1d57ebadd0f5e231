package io.jenkins.plugins.intent.exec.confine;

import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Which services nobody behind a boundary reaches. */
public class ServicesTest {
    private static final int UID = 4711;

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path root;
    private Path sockets;

    @Before
    public void make() throws IOException {
        root = folder.getRoot().toPath().toRealPath();
        sockets = Files.createDirectory(root.resolve("tmux-" + UID));
    }

    private Set<Path> covered(Path... writable) {
        return Services.covered(
                UID, Map.of("TMUX_TMPDIR", root.toString(), "XDG_RUNTIME_DIR", root.toString()), List.of(writable));
    }

    @Test
    public void whatRunsCommandsInASessionOfTheUsersIsCovered() {
        assertTrue(covered().contains(sockets));
    }

    @Test
    public void aJavaThatDebuggersHaveAttachedToIsCovered() throws IOException {
        Path attached = Files.createFile(root.resolve(".java_pid4711"));
        Path other = Files.createFile(root.resolve("other"));
        assertTrue(covered().contains(attached));
        assertFalse(covered().contains(other));
    }

    @Test
    public void oneThatLiesInAWritableDirectoryIsCoveredUnlessItIsNamedItself() {
        assertTrue(covered(root).contains(sockets));
        assertFalse(covered(root, sockets).contains(sockets));
        assertFalse(covered(sockets.resolve("default")).contains(sockets));
    }

    @Test
    public void aLinkToOneIsCoveredWhereItLeads() throws IOException {
        Path real = Files.createFile(root.resolve("real.sock"));
        Files.createSymbolicLink(root.resolve("docker.sock"), real);
        assertTrue(covered().contains(real));
        assertFalse(covered(real).contains(real));
    }

    @Test
    public void nothingIsCoveredThatIsNotThereOrIsNamedByNoAbsolutePath() {
        Set<Path> covered = Services.covered(UID, Map.of("XDG_RUNTIME_DIR", "run", "SCREENDIR", ""), List.of());
        assertFalse(covered.stream().anyMatch(path -> !Files.exists(path) || !path.isAbsolute()));
    }
}
