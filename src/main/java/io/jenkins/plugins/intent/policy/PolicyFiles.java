package io.jenkins.plugins.intent.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.intent.json.InvalidDocumentException;
import io.jenkins.plugins.intent.json.Json;
import io.jenkins.plugins.intent.json.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads policy files, with everything wrong in them said at once. */
public final class PolicyFiles {

    /**
     * @param layerName what findings of this file call their layer
     * @throws InvalidDocumentException when the file says something wrong; nothing may run then
     * @throws IOException when it cannot be read; nothing may run then
     */
    public PolicyLayer read(String layerName, Path file) throws InvalidDocumentException, IOException {
        byte[] content = Files.readAllBytes(file);
        try {
            JsonNode root = Json.LINE.readTree(content);
            if (root == null || !root.isObject()) {
                throw wrong(file, "expected a JSON object");
            }
            for (String field : (Iterable<String>) root::fieldNames) {
                if (!field.equals("schema_version")) {
                    throw wrong(file, "unknown field '" + field + "'");
                }
            }
        } catch (JsonProcessingException e) {
            throw wrong(file, e.getOriginalMessage());
        }
        return new PolicyLayer(layerName);
    }

    private static InvalidDocumentException wrong(Path file, String message) {
        return new InvalidDocumentException(List.of(new Problem(file.toString(), "", 0, 0, message, Optional.empty())));
    }
}
