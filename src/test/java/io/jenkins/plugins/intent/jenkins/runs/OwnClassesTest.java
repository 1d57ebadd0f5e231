package io.jenkins.plugins.intent.jenkins.runs;

import static org.junit.Assert.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public final class OwnClassesTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void aClassThatCannotBeLoadedIsPassedOver() throws IOException {
        Path jar = folder.getRoot().toPath().resolve("plugin.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (String name : new String[] {"runs/NotThere", "runs/Discards", "graph/NotThere"}) {
                out.putNextEntry(new JarEntry("io/jenkins/plugins/intent/jenkins/" + name + ".class"));
                out.closeEntry();
            }
        }
        OwnClasses.load(jar);
    }

    @Test
    public void aJarThatIsNotThereIsSaid() {
        Path jar = folder.getRoot().toPath().resolve("none.jar");
        assertThrows(NoSuchFileException.class, () -> OwnClasses.load(jar));
    }
}
