package io.jenkins.plugins.intent.cli;

import static io.jenkins.plugins.intent.cli.Examples.output;
import static io.jenkins.plugins.intent.cli.Examples.stage;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.Rule;
import org.junit.Test;

/** Every example of docs/examples does what its page says; {@link SelfExampleTest} has the largest. */
public class ExamplesTest {
    @Rule
    public final Examples examples = new Examples();

    private static void assertStatus(String expected, JsonNode run, String stage) {
        assertEquals(expected, stage(run, stage).path("status").asText());
    }

    @Test
    public void everyExampleIsListedAndHasAPage() throws IOException {
        String list = Files.readString(examples.directory().resolve("README.md"));
        try (Stream<Path> children = Files.list(examples.directory())) {
            List<Path> examples = children.filter(Files::isDirectory).toList();
            assertEquals(15, examples.size());
            for (Path example : examples) {
                assertTrue(example.toString(), list.contains("(" + example.getFileName() + ")"));
                assertTrue(example.toString(), Files.exists(example.resolve("README.md")));
                assertTrue(
                        example.toString(), Files.exists(example.resolve("intent.json")) || example.endsWith("real"));
            }
        }
    }

    @Test
    public void quickstartRunsTwoStagesInOrder() throws IOException {
        JsonNode run = examples.run("quickstart", 0);
        assertEquals("succeeded", run.path("status").asText());
        assertTrue(stage(run, "prepare").at("/jobs/0/ended_ms").asLong()
                <= stage(run, "greet").at("/jobs/0/leased_ms").asLong());
        assertTrue(output(run, "greet/attempt-1/commands/02-speak/stdout.log").startsWith("Hello, "));
    }

    @Test
    public void diamondHandsFilesFromPrivateCopiesOn() throws IOException {
        JsonNode run = examples.run("diamond", 0);
        assertEquals(
                "apple\tpear\ncherry\tfig\nfig\tcherry\npear\tapple\n",
                output(run, "compare/attempt-1/commands/01-paste/stdout.log"));
        assertFalse(Files.exists(examples.directory().resolve("diamond/ascending.txt")));
    }

    @Test
    public void gateWaitsForAPersonAndGoesOnAfterApproval() throws IOException {
        JsonNode run = examples.run("gate", 3);
        String id = run.path("run_id").asText();
        assertStatus("needs_human", run, "ship-it");
        assertStatus("pending", run, "ship");
        assertEquals(
                0,
                examples.intent("approve", id, "ship-it", "--reason", "looks good", "--by", "ada")
                        .code());
        Call resumed = examples.intent("resume", "--json", id);
        assertEquals(resumed.err(), 0, resumed.code());
        assertStatus("succeeded", resumed.json(), "ship");
        assertEquals(
                "looks good",
                stage(resumed.json(), "ship-it").at("/decision/reason").asText());
        assertEquals(1, stage(resumed.json(), "build").path("attempts").asInt());
    }

    @Test
    public void gateThatIsRejectedFails() throws IOException {
        String id = examples.run("gate", 3).path("run_id").asText();
        assertEquals(
                0,
                examples.intent("reject", id, "ship-it", "--reason", "too late").code());
        JsonNode after = examples.intent("status", "--json", id).json();
        assertEquals("failed", after.path("status").asText());
        assertStatus("skipped", after, "ship");
        Call nothing = examples.intent("resume", id);
        assertEquals(1, nothing.code());
        assertTrue(nothing.out(), nothing.out().contains("nothing to resume"));
    }

    @Test
    public void retrySucceedsTheSecondTime() throws IOException {
        JsonNode run = examples.run("retry", 0);
        assertEquals(2, stage(run, "flaky").path("attempts").asInt());
        assertFalse(Files.exists(examples.directory().resolve("retry/ready")));
    }

    @Test
    public void keepGoingRunsEveryCheckAndFails() throws IOException {
        JsonNode run = examples.run("keep-going", 1);
        assertStatus("failed", run, "checks");
        assertStatus("skipped", run, "publish");
        String manifest = output(run, "checks/attempt-1/manifest.json");
        assertEquals(2, manifest.split("\"status\" : \"succeeded\"", -1).length - 1);
        assertEquals(2, manifest.split("\"exit_code\" : [12],", -1).length - 1);
    }

    @Test
    public void shellIsBlockedUntilAPersonApproves() throws IOException {
        JsonNode run = examples.run("shell", 3);
        String id = run.path("run_id").asText();
        assertStatus("needs_human", run, "count");
        assertEquals("block", stage(run, "count").at("/findings/0/decision").asText());
        assertEquals(0, stage(run, "count").path("attempts").asInt());
        assertEquals(
                0,
                examples.intent("approve", id, "count", "--reason", "read it").code());
        Call resumed = examples.intent("resume", "--json", id);
        assertEquals(resumed.err(), 0, resumed.code());
        assertTrue(output(resumed.json(), "count/attempt-1/commands/01-lines/stdout.log")
                .strip()
                .matches("\\d+"));
    }

    @Test
    public void elsewhereRunsInItsOwnProjectPath() throws IOException {
        JsonNode run = examples.run("elsewhere", 0);
        assertEquals(
                examples.directory().resolve("elsewhere/project") + "\n",
                output(run, "inside/attempt-1/commands/01-pwd/stdout.log"));
    }

    @Test
    public void plainLinesTellWhatFailedWithItsLastWords() {
        Call call = examples.intent("run", "docs/examples/keep-going/intent.json");
        assertEquals(1, call.code());
        assertTrue(call.out(), call.out().contains("checks: 2/4 changelog: failed"));
        assertTrue(call.out(), call.out().contains("publish: skipped: not run, because stage checks failed"));
        assertTrue(call.out(), call.out().contains("  | "));
        assertFalse(call.out(), call.out().contains("\u001b"));
        assertEquals("", call.err());
    }
}
