package io.jenkins.plugins.intent.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.intent.json.Json;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/**
 * The lines of format 1, in the words of format 2. Format 1 had no checksum, gave leases and gate
 * timeouts in seconds, and called the outcome of a job {@code ok}:
 *
 * <pre>{"seq":7,"run":"…","more":0,"at_ms":…,"event":{"type":"job_completed","ok":true,…}}</pre>
 */
final class JournalFormat1 implements JournalDecoder {
    static final int VERSION = 1;

    @Override
    public JournalLine decode(byte[] bytes, int length) throws BadLineException, IOException {
        JsonNode line = Json.LINE.readTree(bytes, 0, length);
        if (line != null && line.get("event") instanceof ObjectNode event) {
            switch (event.path("type").asText()) {
                case "run_started" -> runStarted(event);
                case "job_completed" -> event.set("succeeded", event.remove("ok"));
                default -> {}
            }
            return JournalFormat.read(Json.LINE.treeAsTokens(line));
        }
        throw new BadLineException("it is no event");
    }

    private static void runStarted(ObjectNode event) {
        event.put("format_version", JournalFormat.VERSION);
        for (JsonNode stage : event.path("plan").path("stages")) {
            if (stage instanceof ObjectNode plan) {
                toMillis(plan, "lease_sec", "lease_ms");
                toMillis(plan, "gate_timeout_sec", "gate_timeout_ms");
            }
        }
    }

    private static void toMillis(ObjectNode stage, String seconds, String millis) {
        JsonNode value = stage.remove(seconds);
        stage.put(millis, value == null ? 0 : TimeUnit.SECONDS.toMillis(value.asLong()));
    }
}
