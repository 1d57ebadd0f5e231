package io.jenkins.plugins.intent.cli;

import static org.junit.Assert.assertEquals;
import static org.junit.Assume.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What the script starts Java with, shown by a program in Java's place. */
public class LauncherScriptTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path home;

    @Before
    public void builtCheckout() throws IOException {
        assumeTrue("there is no /proc", Files.isDirectory(Path.of("/proc/self/fd")));
        home = folder.getRoot().toPath();
        long laterMs = System.currentTimeMillis();
        Files.copy(Path.of("intent"), home.resolve("intent"));
        Files.createDirectories(home.resolve("src/main"));
        Files.createFile(home.resolve("pom.xml"));
        Files.createDirectories(home.resolve("target"));
        for (String built : List.of("intent.jar", "intent.jsa")) {
            Path file = Files.createFile(home.resolve("target").resolve(built));
            laterMs += TimeUnit.HOURS.toMillis(1);
            Files.setLastModifiedTime(file, FileTime.fromMillis(laterMs));
        }
        Path java = Files.createDirectories(home.resolve("java/bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\nreadlink /proc/$$/fd/0 > seen\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    public void closedStandardInputIsAnEmptyOne() throws Exception {
        assertEquals("/dev/null\n", inputOf("sh ./intent run <&- >&-"));
    }

    @Test
    public void standardInputThatIsThereIsLeftAlone() throws Exception {
        assertEquals(home.toRealPath().resolve("pom.xml") + "\n", inputOf("sh ./intent run < pom.xml"));
    }

    private String inputOf(String call) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", call)
                .directory(home.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("JAVA_HOME", home.resolve("java").toString());
        assertEquals(0, builder.start().waitFor());
        return Files.readString(home.resolve("seen"));
    }
}
