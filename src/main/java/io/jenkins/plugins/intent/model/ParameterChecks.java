package io.jenkins.plugins.intent.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.intent.json.Check;
import io.jenkins.plugins.intent.json.CloseNames;
import io.jenkins.plugins.intent.json.Problems;
import io.jenkins.plugins.intent.json.Quote;
import java.util.ArrayList;
import java.util.List;

/** Parameters have defaults that they may have, names that nobody else needs, and are no secrets. */
final class ParameterChecks implements Check {

    @Override
    public void check(JsonNode root, Problems problems) {
        JsonNode parameters = root.path(ParameterValues.FIELD);
        parameters.properties().forEach(entry -> check(entry.getKey(), entry.getValue(), problems));
        JsonNode stages = Expanded.written(root);
        for (int i = 0; i < stages.size(); i++) {
            JsonNode secrets = stages.path(i).path("exec").path("secret_env");
            for (int j = 0; j < secrets.size(); j++) {
                if (secrets.path(j).isTextual()
                        && parameters.has(secrets.path(j).textValue())) {
                    problems.add(
                            "/workflow/stages/" + i + "/exec/secret_env/" + j,
                            Quote.of(secrets.path(j).textValue())
                                    + " is a parameter, and their values are shown to everybody",
                            "take a secret from the environment");
                }
            }
        }
    }

    private static void check(String name, JsonNode parameter, Problems problems) {
        String pointer = ParameterValues.pointer(name);
        if (Names.areOurs(name)) {
            problems.add(pointer, Quote.of(name) + " is set by the runner itself", "choose another name");
        }
        JsonNode otherwise = parameter.path("default");
        List<String> choices = new ArrayList<>();
        parameter.path("choices").forEach(choice -> choices.add(choice.asText()));
        if (otherwise.isTextual() && !choices.isEmpty() && !choices.contains(otherwise.textValue())) {
            problems.add(
                    pointer + "/default",
                    "the default " + Quote.of(otherwise.textValue()) + " is none of the choices "
                            + ParameterValues.shown(choices),
                    () -> CloseNames.hint(otherwise.textValue(), choices));
        }
    }
}
