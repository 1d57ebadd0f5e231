package io.jenkins.plugins.intent.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.intent.json.Pointer;
import io.jenkins.plugins.intent.json.Problems;
import io.jenkins.plugins.intent.json.Quote;
import io.jenkins.plugins.intent.secrets.Redactor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Every secret has a value, in the environment or in the block, that can be masked. For a document whose variables are replaced. */
final class SecretChecks {
    private final Map<String, String> environment;

    SecretChecks(Map<String, String> environment) {
        this.environment = environment;
    }

    void check(Expanded document, Problems problems) {
        for (int i = 0; i < document.count(); i++) {
            JsonNode block = document.stage(i).path("exec");
            JsonNode secrets = block.path("secret_env");
            for (int j = 0; j < secrets.size(); j++) {
                if (secrets.path(j).isTextual()) {
                    check(
                            secrets.path(j).textValue(),
                            block,
                            document.pointer(i).at("exec"),
                            j,
                            problems);
                }
            }
        }
    }

    private void check(String name, JsonNode block, Pointer exec, int index, Problems problems) {
        List<String> values = new ArrayList<>();
        if (environment.get(name) != null) {
            values.add(environment.get(name));
        }
        written(name, block, exec, problems, values);
        Pointer pointer = exec.at("secret_env").at(index);
        if (values.isEmpty()) {
            problems.add(
                    pointer,
                    "the secret " + Quote.of(name) + " is not set",
                    "set it in the environment, or take it off the list");
        } else if (values.stream().anyMatch(value -> !Redactor.canMask(value))) {
            problems.add(
                    pointer,
                    "the value of the secret " + Quote.of(name) + " is too short to be masked",
                    "give it at least " + Redactor.SHORTEST + " characters, or take it off the list");
        }
    }

    /**
     * Adds its values in the document itself: those of the block, and of all that it may start. One with a variable
     * that is not set is none, and that is said there.
     */
    private static void written(String name, JsonNode node, Pointer place, Problems problems, List<String> values) {
        JsonNode value = node.path("env").path(name);
        if (value.isTextual() && !problems.areAt(place.at("env").at(name))) {
            values.add(value.textValue());
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            written(name, node.get(i), place.at(i), problems, values);
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (field.getValue().isContainerNode()) {
                written(name, field.getValue(), place.at(field.getKey()), problems, values);
            }
        }
    }
}
