package io.jenkins.plugins.intent.cli;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Ctrl-C, sent to a real process with real commands running. */
public class InterruptTest {
    private static final long SIGINT_BIT = 1L << (2 - 1);

    private static final String INTENT = """
            { "schema_version": 1, "goal": "g", "workflow": { "name": "n", "stages": [
              { "id": "long", "exec": { "commands": [ { "name": "nap", "program": "sleep", "args": ["1000.%d"] } ] } },
              { "id": "after", "needs": ["long"], "exec": { "commands": [ { "program": "true" } ] } } ] } }
            """;

    @Rule
    public final TemporaryFolder temporary = new TemporaryFolder();

    @Test
    public void ctrlCEndsEveryProcessCompletesTheBundleAndEndsWith130() throws Exception {
        Path directory = temporary.getRoot().toPath().toRealPath();
        String mark = "1000." + ProcessHandle.current().pid();
        Files.writeString(
                directory.resolve("intent.json"),
                INTENT.formatted(ProcessHandle.current().pid()));
        List<String> command = new ArrayList<>(withCtrlCHeard());
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "run",
                "intent.json"));
        Process intent = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        try (BufferedReader lines = intent.inputReader()) {
            awaitLine(lines, "long: 1/1 nap");
            new ProcessBuilder("kill", "-INT", Long.toString(intent.pid()))
                    .start()
                    .waitFor();
            assertTrue(intent.waitFor(60, TimeUnit.SECONDS));
            assertEquals(130, intent.exitValue());
            assertTrue(lines.lines().anyMatch(line -> line.contains(" cancelled")));
        } finally {
            intent.destroyForcibly();
        }
        assertEquals(
                List.of(),
                ProcessHandle.allProcesses()
                        .filter(process ->
                                process.info().commandLine().orElse("").endsWith("sleep " + mark))
                        .toList());
        JsonNode run = Call.of(directory, "status", "--json").json();
        assertEquals("cancelled", run.path("status").asText());
        assertEquals(
                0, Call.of(directory, "verify", run.path("bundle").asText()).code());
        assertEquals(130, Call.of(directory, "resume").code());
    }

    /** What a shell starts in the background ignores Ctrl-C, and so do its children, unless they are told otherwise. */
    private static List<String> withCtrlCHeard() throws IOException {
        Path status = Path.of("/proc/self/status");
        boolean ignored = Files.exists(status)
                && Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("SigIgn:"))
                        .anyMatch(line ->
                                (Long.parseUnsignedLong(line.substring(7).trim(), 16) & SIGINT_BIT) != 0);
        return ignored ? List.of("env", "--default-signal=INT") : List.of();
    }

    private static void awaitLine(BufferedReader lines, String expected) throws IOException {
        StringBuilder seen = new StringBuilder();
        for (String line = lines.readLine(); !expected.equals(line); line = lines.readLine()) {
            assertTrue("ended before '" + expected + "': " + seen, line != null);
            seen.append(line).append('\n');
        }
    }
}
