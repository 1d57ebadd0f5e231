package io.jenkins.plugins.intent.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.intent.json.Pointer;
import io.jenkins.plugins.intent.json.Problems;
import io.jenkins.plugins.intent.json.Quote;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * No secret stands in the document itself, which is kept and shown as it is. For a document as it was
 * written, before its variables are replaced.
 */
final class SecretsInDocument {
    /** Shorter ones are found by chance in ordinary words. */
    private static final int SHORTEST_FOUND = 6;

    private final Map<String, String> environment;

    /** @param environment where the values of secrets come from */
    SecretsInDocument(Map<String, String> environment) {
        this.environment = environment;
    }

    /** @param stages the same with the values of each matrix in their places */
    void check(JsonNode root, Expanded stages, Problems problems) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < stages.count(); i++) {
            JsonNode block = stages.stage(i).path("exec");
            for (JsonNode secret : block.path("secret_env")) {
                String name = secret.asText();
                String value = environment.get(name);
                if (value != null && value.strip().length() >= SHORTEST_FOUND) {
                    values.put(name, value.strip());
                }
                written(name, block, stages.pointer(i).at("exec"), problems);
            }
        }
        if (!values.isEmpty()) {
            find(root, Pointer.ROOT, values, problems);
        }
    }

    /** Looks at the variables that the block sets, and its commands and services. */
    private static void written(String name, JsonNode node, Pointer place, Problems problems) {
        JsonNode value = node.path("env").path(name);
        if (value.isTextual() && Template.holdsAValue(value.textValue())) {
            report(name, place.at("env").at(name), problems);
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            written(name, node.get(i), place.at(i), problems);
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (field.getValue().isContainerNode()) {
                written(name, field.getValue(), place.at(field.getKey()), problems);
            }
        }
    }

    private static void find(JsonNode node, Pointer place, Map<String, String> values, Problems problems) {
        if (node.isTextual()) {
            for (Map.Entry<String, String> secret : values.entrySet()) {
                if (node.textValue().contains(secret.getValue())) {
                    report(secret.getKey(), place, problems);
                    return;
                }
            }
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            find(node.get(i), place.at(i), values, problems);
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            find(field.getValue(), place.at(field.getKey()), values, problems);
        }
    }

    private static void report(String name, Pointer place, Problems problems) {
        problems.add(
                place,
                "the value of the secret " + Quote.of(name) + " stands in the document, which is kept and shown",
                "set it in the environment, and write `${" + name + "}` where it is needed");
    }
}
