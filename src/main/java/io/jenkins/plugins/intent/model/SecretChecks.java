package io.jenkins.plugins.intent.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.intent.json.Problems;
import io.jenkins.plugins.intent.json.Quote;
import io.jenkins.plugins.intent.secrets.Redactor;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

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
                    String pointer = document.pointer(i) + "/exec/secret_env/" + j;
                    check(secrets.path(j).textValue(), block, pointer, problems);
                }
            }
        }
    }

    private void check(String name, JsonNode block, String pointer, Problems problems) {
        List<String> values = Stream.concat(Stream.of(environment.get(name)), written(name, block))
                .filter(Objects::nonNull)
                .toList();
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

    /** Its values in the document itself. */
    private static Stream<String> written(String name, JsonNode block) {
        Stream<JsonNode> commands = StreamSupport.stream(block.path("commands").spliterator(), false);
        return Stream.concat(Stream.of(block), commands)
                .map(place -> place.path("env").path(name).textValue());
    }
}
