package io.jenkins.plugins.intent.cli;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.intent.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32C;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Whatever stands in a file of a run where something else belongs, its checksums put right: each call says so in words. */
public class MutilatedRunTest {
    private static final String INTENT =
            "{\"schema_version\":1,\"goal\":\"g\",\"parameters\":{\"P\":{}},\"workflow\":{\"name\":\"n\",\"stages\":["
                    + "{\"id\":\"build\",\"exec\":{\"commands\":[{\"pipe\":[{\"program\":\"echo\",\"args\":[\"a\"]},"
                    + "{\"program\":\"cat\"}]},{\"program\":\"ls\",\"args\":[\"none\"],\"retry\":{\"attempts\":2},"
                    + "\"allow_failure\":true}]}},{\"id\":\"ask\",\"kind\":\"gate\",\"needs\":[\"build\"]}]}}";

    private static final List<String> INSTEAD = List.of(
            "null",
            "true",
            "-1",
            "0.5",
            "9223372036854775807",
            "123456789012345678901234567890",
            "\"x\"",
            "\"../../x\\u0000\\ud83d\\ude00\"",
            "[]",
            "{}",
            "[null]",
            "[{}]");

    @Rule
    public final TemporaryFolder temporary = new TemporaryFolder();

    private Path directory;
    private Path run;
    private List<List<String>> calls;

    @Before
    public void aRunThatWaits() throws IOException {
        directory = temporary.getRoot().toPath().toRealPath();
        Files.writeString(directory.resolve("intent.json"), INTENT);
        Call call = Call.of(directory, "run", "-p", "P=1", "--json", "intent.json");
        assertEquals(call.err(), 3, call.code());
        run = Path.of(call.json().path("bundle").asText()).getParent();
    }

    @Test
    public void anyValueOfItsBooksMayBeAnyOther() throws IOException {
        calls = List.of(List.of("status"), List.of("logs", "--json"));
        Path journal = run.resolve("journal.jsonl");
        List<String> lines = Files.readAllLines(journal);
        for (int i = 1; i < lines.size(); i++) {
            int at = i;
            mutilate(journal, Json.LINE.readTree(lines.get(i)), line -> {
                List<String> changed = new ArrayList<>(lines);
                changed.set(at, withChecksum(line));
                return String.join("\n", changed) + "\n";
            });
        }
    }

    @Test
    public void anyValueOfHowItWasAskedForMayBeAnyOther() throws IOException {
        calls = List.of(List.of("resume"));
        Path journal = run.resolve("journal.jsonl");
        List<String> lines = new ArrayList<>(Files.readAllLines(journal));
        // As an earlier version wrote it, which kept no digest of the request.
        lines.set(0, withChecksum(lines.get(0).replaceFirst("\"request_sha256\":\"[0-9a-f]*\"", "\"x\":0")));
        Files.write(journal, lines);
        Path request = run.resolve("request.json");
        mutilate(request, Json.LINE.readTree(request.toFile()), text -> text);
    }

    @Test
    public void anyValueOfAManifestMayBeAnyOther() throws IOException {
        calls = List.of(List.of("logs"), List.of("logs", "--json"));
        Path manifest = run.resolve("bundle/stages/build/attempt-1/manifest.json");
        mutilate(manifest, Json.LINE.readTree(manifest.toFile()), text -> text);
    }

    private static String withChecksum(String line) {
        String payload = line.substring(line.indexOf(',') + 1);
        CRC32C crc = new CRC32C();
        crc.update(payload.getBytes(StandardCharsets.UTF_8));
        return String.format("{\"crc\":\"%08x\",%s", crc.getValue(), payload);
    }

    private void mutilate(Path file, JsonNode document, UnaryOperator<String> written) throws IOException {
        mutilate(file, document, document, written);
    }

    private void mutilate(Path file, JsonNode document, JsonNode at, UnaryOperator<String> written) throws IOException {
        for (String instead : INSTEAD) {
            JsonNode other = Json.LINE.readTree(instead);
            if (at instanceof ObjectNode object) {
                for (Map.Entry<String, JsonNode> field : List.copyOf(object.properties())) {
                    JsonNode original = field.getValue();
                    object.set(field.getKey(), other);
                    look(file, document, written);
                    object.set(field.getKey(), original);
                }
            } else if (at instanceof ArrayNode array) {
                for (int i = 0; i < array.size(); i++) {
                    JsonNode original = array.set(i, other);
                    look(file, document, written);
                    array.set(i, original);
                }
            }
        }
        for (JsonNode child : at) {
            mutilate(file, document, child, written);
        }
    }

    private void look(Path file, JsonNode document, UnaryOperator<String> written) throws IOException {
        String text = written.apply(Json.LINE.writeValueAsString(document));
        Files.writeString(file, text);
        for (List<String> words : calls) {
            Call call = Call.of(directory, words.toArray(String[]::new));
            String said = words + ": " + call.code() + " " + call.err() + "\n" + text;
            assertTrue(said, call.code() == 0 || call.code() > 1);
            assertFalse(said, call.err().contains("a fault of intent itself"));
            assertFalse(said, call.err().contains("VALUE_") || call.err().contains("Source:"));
        }
    }
}
