package io.jenkins.plugins.intent.jenkins.agents;

import static org.junit.Assert.assertEquals;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class RunnerJarsTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void aJobRunsWithNothingButTheseJars() throws Exception {
        String classPath =
                RunnerJars.get().files().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        File output = folder.newFile();
        Process rehearsal = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPath,
                        "io.jenkins.plugins.intent.exec.supervised.Rehearsal")
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
        assertEquals(Files.readString(output.toPath()), 0, rehearsal.waitFor());
    }
}
