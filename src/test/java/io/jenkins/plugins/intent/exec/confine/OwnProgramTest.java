package io.jenkins.plugins.intent.exec.confine;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** A runner that lies where the commands that it confines can write. */
public class OwnProgramTest {
    private static final Path PROJECT = Path.of("/w/project");

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void theDirectoriesOfTheJarAndOfJavaAreItsPlaces() throws IOException {
        Path root = folder.getRoot().toPath().toRealPath();
        Path jar = Files.createFile(folder.newFolder("target").toPath().resolve("intent.jar"));
        Path java = folder.newFolder("java").toPath();
        assertEquals(
                Set.of(root.resolve("target"), root.resolve("java")),
                OwnProgram.directories(jar + File.pathSeparator + root.resolve("gone.jar"), java.toString()));
    }

    @Test
    public void commandsCanOnlyReadItInTheirProjectOrInWhatThePolicyNames() throws Exception {
        Path inProject = PROJECT.resolve("target");
        Path inWritable = Path.of("/cache/intent");
        Set<Path> own = Set.of(inProject, inWritable, Path.of("/usr/lib/jvm"));
        assertEquals(
                Set.of(inProject, inWritable),
                Set.copyOf(Boundary.guardedOfOurs(own, PROJECT, List.of(Path.of("/cache")))));
    }

    @Test
    public void thereIsNoBoundaryWhereWhatCommandsWriteLiesInIt() {
        assertThrows(CannotConfineException.class, () -> Boundary.guardedOfOurs(Set.of(PROJECT), PROJECT, List.of()));
        assertThrows(
                CannotConfineException.class,
                () -> Boundary.guardedOfOurs(Set.of(Path.of("/w")), PROJECT, List.of(Path.of("/w"))));
    }
}
