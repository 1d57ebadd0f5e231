package io.jenkins.plugins.intent.cli;

import static org.junit.Assert.assertEquals;
import static org.junit.Assume.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Standard output that nothing can be written to, of a real process. */
public class FullOutputTest {
    private static final File FULL = new File("/dev/full");

    @Rule
    public final TemporaryFolder temporary = new TemporaryFolder();

    @Test
    public void whatCouldNotBeSaidIsAnErrorAndWhatFailedStaysAFailure() throws Exception {
        assumeTrue(FULL.exists());
        Files.writeString(temporary.getRoot().toPath().resolve("good.json"), intent("true"));
        Files.writeString(temporary.getRoot().toPath().resolve("bad.json"), intent("false"));
        String words = "intent: standard output could not be written: no space left on device\n";
        assertEquals("4 " + words, call("--version"));
        assertEquals("4 " + words, call("validate", "good.json"));
        assertEquals("4 " + words, call("run", "--json", "good.json"));
        assertEquals("1 " + words, call("run", "--json", "bad.json"));
    }

    private static String intent(String program) {
        return "{\"schema_version\":1,\"goal\":\"g\",\"workflow\":{\"name\":\"n\",\"stages\":"
                + "[{\"id\":\"a\",\"exec\":{\"commands\":[{\"program\":\"" + program + "\"}]}}]}}";
    }

    private String call(String... args) throws Exception {
        Path err = temporary.newFile().toPath();
        List<String> command = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(args));
        Process intent = new ProcessBuilder(command)
                .directory(temporary.getRoot())
                .redirectOutput(FULL)
                .redirectError(err.toFile())
                .start();
        intent.waitFor(60, TimeUnit.SECONDS);
        return intent.exitValue() + " " + Files.readString(err);
    }
}
