package io.jenkins.plugins.intent.cli;

import static io.jenkins.plugins.intent.cli.Examples.output;
import static io.jenkins.plugins.intent.cli.Examples.stage;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.Rule;
import org.junit.Test;

/** The examples of what can be said without a shell do what their pages say. */
public class FieldExamplesTest {
    @Rule
    public final Examples examples = new Examples();

    @Test
    public void matrixIsJoined() throws IOException {
        JsonNode run = examples.run("matrix", 0);
        assertEquals(4, run.path("stages").size());
        assertEquals(
                "c of size 1: good\nc of size 2: good\ngo of size 1: good\n",
                output(run, "join/attempt-1/commands/01-cat/stdout.log"));
    }

    @Test
    public void releaseTakesParametersAndAsksOnlyForLive() throws IOException {
        examples.run("release", 2);
        JsonNode staging = examples.run("release", 0, "-p", "VERSION=1.4");
        assertEquals("condition", stage(staging, "sure").path("skipped_by").asText());
        assertEquals("1.4 is on staging\n", output(staging, "deploy/attempt-1/commands/02-deploy/stdout.log"));
        JsonNode live = examples.run("release", 3, "-p", "VERSION=1.4", "-p", "TARGET=live");
        String id = live.path("run_id").asText();
        assertEquals(
                0, examples.intent("reject", id, "sure", "--reason", "friday").code());
        assertEquals(0, examples.intent("resume", id).code());
    }

    @Test
    public void reportsOfFailedTestsAreKeptAndThingsCleanedUp() throws IOException {
        JsonNode run = examples.run("reports", 1);
        assertEquals("<testsuite failures='1'/>\n", output(run, "publish/attempt-1/commands/01-cat/stdout.log"));
        assertEquals("succeeded", stage(run, "tell").path("status").asText());
        assertFalse(Files.exists(examples.directory().resolve("reports/database.tmp")));
    }

    @Test
    public void serviceAnswersTheCommandsBesideIt() throws IOException {
        assumeTrue(Files.exists(Path.of("/usr/bin/python3")));
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        JsonNode run = examples.run("service", 0, "-p", "PORT=" + port);
        assertEquals("a page\n", output(run, "test/attempt-1/commands/01-get_the_page/stdout.log"));
    }

    @Test
    public void valuesGoFromStageToStage() throws IOException {
        JsonNode run = examples.run("values", 0);
        assertEquals("released: 1.4\n", output(run, "announce/attempt-1/commands/01-echo/stdout.log"));
        assertEquals("condition", stage(run, "warn").path("skipped_by").asText());
    }

    @Test
    public void pipeCountsWords() throws IOException {
        JsonNode run = examples.run("pipe", 0);
        assertEquals("most frequent: to\n", output(run, "count/attempt-1/commands/03-say/stdout.log"));
        Path counts = Path.of(run.path("bundle").asText()).resolve("outputs/count/counts.txt");
        assertTrue(Files.readString(counts).stripLeading().startsWith("3 to\n"));
    }

    @Test
    public void realBuildsAreValidAndNoneNeedsAShell() throws IOException {
        try (Stream<Path> files = Files.list(examples.directory().resolve("real"))) {
            List<Path> intents =
                    files.filter(file -> file.toString().endsWith(".json")).toList();
            assertEquals(5, intents.size());
            for (Path intent : intents) {
                Call call = examples.intent("validate", intent.toString());
                assertEquals(call.out() + call.err(), 0, call.code());
                assertFalse(Files.readString(intent).contains("allow_shell"));
            }
        }
    }
}
