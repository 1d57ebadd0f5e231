package io.jenkins.plugins.intent.exec.process;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.intent.policy.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class ProgramLookupTest {
    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private Path program(String name) throws IOException {
        Path file = folder.getRoot().toPath().resolve(name);
        Files.createDirectories(file.getParent());
        Files.createFile(file);
        assertTrue(file.toFile().setExecutable(true));
        return file;
    }

    @Test
    public void theFirstExecutableOnThePathWins() throws Exception {
        Path here = folder.getRoot().toPath();
        Path expected = program("b/tool");
        program("c/tool");
        Files.createDirectories(here.resolve("a/tool"));
        Map<String, String> env = Map.of("PATH", here + "/a:" + here + "/b:" + here + "/c");
        assertEquals(expected, new ProgramLookup(Platform.LINUX).find("tool", env, here));
    }

    @Test
    public void relativeEntriesOfThePathStartAtTheDirectory() throws Exception {
        Path expected = program("bin/tool");
        Map<String, String> env = Map.of("PATH", "bin");
        assertEquals(
                expected,
                new ProgramLookup(Platform.LINUX)
                        .find("tool", env, folder.getRoot().toPath()));
    }

    @Test
    public void onWindowsTheExtensionIsFoundAndNamesOfVariablesHaveNoCase() throws Exception {
        Path expected = program("build.cmd");
        program("build");
        Map<String, String> env = Map.of("Path", folder.getRoot().toString(), "PathExt", ".EXE;.CMD");
        ProgramLookup windows = new ProgramLookup(Platform.WINDOWS);
        assertEquals(expected, windows.find("build", env, Path.of("/")));
        assertEquals(expected, windows.find("build.cmd", env, Path.of("/")));
        assertThrows(CannotStartException.class, () -> windows.find("other", env, Path.of("/")));
    }
}
