package io.jenkins.plugins.intent.crash;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.intent.json.Json;
import io.jenkins.plugins.intent.time.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What must hold after a run that was hit, whatever hit it. */
final class CrashChecks {
    private static final String OUTPUT =
            IntStream.rangeClosed(1, 300).mapToObj(i -> i + "\n").collect(Collectors.joining());

    private final CrashSite site;
    private final Path run;
    private final List<JsonNode> events = new ArrayList<>();

    CrashChecks(CrashSite site) throws IOException {
        this.site = site;
        run = site.run().orElseThrow();
        for (String line : Files.readAllLines(run.resolve("journal.jsonl"))) {
            events.add(Json.LINE.readTree(line).get("event"));
        }
    }

    void all() throws Exception {
        assertEquals("run ended", 1, count("run_ended", ""));
        for (String stage : CrashSite.STAGES) {
            assertEquals(stage + " succeeded in the journal", 1, count("stage_succeeded", stage));
            assertNothingAfterSuccess(stage);
            assertRanOncePerDelivery(stage);
            assertOutputIsComplete(stage);
        }
        assertEquals(
                "intent verify",
                0,
                site.cli("verify", run.resolve("bundle").toString()).waitFor());
        assertNoProcessIsLeft();
    }

    private void assertNothingAfterSuccess(String stage) {
        boolean succeeded = false;
        for (JsonNode event : events) {
            boolean ofStage = event.path("stage_id").asText().equals(stage);
            assertTrue(
                    stage + " was given out again after its success",
                    !(succeeded && ofStage && event.get("type").asText().equals("job_claimed")));
            succeeded |= ofStage && event.get("type").asText().equals("stage_succeeded");
        }
    }

    /** Whoever resumes goes on with what runs; only a new delivery may begin again. */
    private void assertRanOncePerDelivery(String stage) throws IOException {
        long deliveries = count("job_claimed", stage);
        long begun = site.diary("begin", stage);
        assertTrue(stage + " began " + begun + " times in " + deliveries + " deliveries", begun <= deliveries);
        assertTrue(stage + " never ended", site.diary("end", stage) >= 1);
    }

    private void assertOutputIsComplete(String stage) throws IOException {
        JsonNode success = events.stream()
                .filter(event -> event.get("type").asText().equals("job_completed"))
                .filter(event -> event.get("stage_id").asText().equals(stage)
                        && event.get("succeeded").asBoolean())
                .reduce((one, another) -> {
                    throw new AssertionError(stage + " has two successful jobs");
                })
                .orElseThrow();
        Path manifest = run.resolve("bundle").resolve(success.get("manifest").asText());
        String stdout = Json.LINE
                .readTree(manifest.toFile())
                .at("/commands/0/stdout/path")
                .asText();
        assertEquals(OUTPUT, Files.readString(manifest.resolveSibling(stdout)));
    }

    private void assertNoProcessIsLeft() throws Exception {
        Await.that("the end of all supervisors", () -> site.supervisors().isEmpty());
        Await.that("the end of all commands", () -> site.commands().isEmpty());
    }

    private long count(String type, String stage) {
        return events.stream()
                .filter(event -> event.get("type").asText().equals(type))
                .filter(event -> event.path("stage_id").asText().equals(stage))
                .count();
    }
}
