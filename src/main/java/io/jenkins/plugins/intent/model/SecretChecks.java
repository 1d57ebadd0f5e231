package io.jenkins.plugins.intent.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.intent.json.Pointer;
import io.jenkins.plugins.intent.json.Problems;
import io.jenkins.plugins.intent.json.Quote;
import io.jenkins.plugins.intent.secrets.Redactor;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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
        List<String> values = Stream.concat(Stream.of(environment.get(name)), written(name, block, exec, problems))
                .filter(Objects::nonNull)
                .toList();
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

    /** Its values in the document itself; one with a variable that is not set is none, and that is said there. */
    private static Stream<String> written(String name, JsonNode block, Pointer exec, Problems problems) {
        Stream<String> own = value(name, block, exec, problems);
        JsonNode commands = block.path("commands");
        return Stream.concat(
                own,
                IntStream.range(0, commands.size())
                        .boxed()
                        .flatMap(i -> value(
                                name, commands.path(i), exec.at("commands").at(i), problems)));
    }

    private static Stream<String> value(String name, JsonNode owner, Pointer pointer, Problems problems) {
        return problems.areAt(pointer.at("env").at(name))
                ? Stream.empty()
                : Stream.ofNullable(owner.path("env").path(name).textValue());
    }
}
