package io.jenkins.plugins.intent.bundle;

import static org.junit.Assert.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.intent.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.Before;
import org.junit.Test;

/** Whatever stands in a document where something else belongs, verifying says what is wrong and goes on to its end. */
public class MutilatedDocumentsTest extends TamperedBundle {
    private static final List<String> INSTEAD = List.of("null", "true", "-1", "\"x\"", "[]", "{}", "[null]", "[{}]");
    private static final String OUTPUTS = "stages/build/outputs.json";

    @Before
    public void addOutputs() throws IOException {
        Files.writeString(
                bundle.resolve(OUTPUTS),
                "{\"schema_version\": 1, \"files\": [{\"path\": \"a\", \"bytes\": 1, \"sha256\": \"0\"}]}");
    }

    @Test
    public void anyValueOfTheRunMayBeAnyOther() throws Exception {
        mutilate("run.json");
    }

    @Test
    public void anyValueOfAManifestMayBeAnyOther() throws Exception {
        mutilate(ATTEMPT + "manifest.json");
    }

    @Test
    public void anyValueOfAListOfOutputsMayBeAnyOther() throws Exception {
        mutilate(OUTPUTS);
    }

    private void mutilate(String name) throws IOException {
        JsonNode document = Json.LINE.readTree(bundle.resolve(name).toFile());
        mutilate(bundle.resolve(name), document, document);
    }

    private void mutilate(Path file, JsonNode document, JsonNode at) throws IOException {
        for (String instead : INSTEAD) {
            JsonNode other = Json.LINE.readTree(instead);
            if (at instanceof ObjectNode object) {
                for (String field : List.copyOf(object.properties().stream()
                        .map(entry -> entry.getKey())
                        .toList())) {
                    JsonNode original = object.get(field);
                    object.set(field, other);
                    verify(file, document);
                    object.remove(field);
                    verify(file, document);
                    object.set(field, original);
                }
            } else if (at instanceof ArrayNode array) {
                for (int i = 0; i < array.size(); i++) {
                    JsonNode original = array.get(i);
                    array.set(i, other);
                    verify(file, document);
                    array.set(i, original);
                }
            }
        }
        for (JsonNode child : at) {
            mutilate(file, document, child);
        }
    }

    private void verify(Path file, JsonNode document) throws IOException {
        Files.write(file, Json.LINE.writeValueAsBytes(document));
        try {
            assertFalse(document.toString(), BundleVerifier.verify(bundle).sound());
        } catch (RuntimeException e) {
            throw new AssertionError(document.toString(), e);
        }
    }
}
