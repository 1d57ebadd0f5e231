package io.jenkins.plugins.intent.model;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.intent.json.CloseNames;
import io.jenkins.plugins.intent.json.Problems;
import io.jenkins.plugins.intent.json.Quote;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The values that a document's parameters have in one run: those given, and defaults for the others. */
final class ParameterValues {
    static final String FIELD = "parameters";

    private final JsonNode declared;
    private final Map<String, String> given;
    private final Problems problems;

    private ParameterValues(JsonNode declared, Map<String, String> given, Problems problems) {
        this.declared = declared;
        this.given = given;
        this.problems = problems;
    }

    /**
     * A value for every declared parameter, in document order; empty text stands for one that is missing.
     *
     * @param problems hears of values that are missing, not declared or not among the choices
     */
    static Map<String, String> of(JsonNode root, Map<String, String> given, Problems problems) {
        ParameterValues parameters = new ParameterValues(root.path(FIELD), given, problems);
        parameters.requireDeclared();
        Map<String, String> values = new LinkedHashMap<>();
        parameters.declared.properties().forEach(entry -> {
            String name = entry.getKey();
            values.put(name, parameters.value(name, entry.getValue()));
        });
        return values;
    }

    static String pointer(String name) {
        return JsonPointer.empty().appendProperty(FIELD).appendProperty(name).toString();
    }

    private void requireDeclared() {
        List<String> names = new ArrayList<>();
        declared.fieldNames().forEachRemaining(names::add);
        for (String name : given.keySet()) {
            if (!declared.has(name)) {
                problems.add(
                        declared.isMissingNode() ? "" : "/" + FIELD,
                        "a value is given for the parameter " + Quote.of(name) + ", which is not declared here",
                        CloseNames.hint(name, names).orElse("declare it in `parameters`, or leave the value out"));
            }
        }
    }

    private String value(String name, JsonNode parameter) {
        String value = given.get(name);
        if (value == null) {
            JsonNode otherwise = parameter.path("default");
            if (otherwise.isMissingNode()) {
                problems.add(
                        pointer(name),
                        "the parameter " + Quote.of(name) + " has no default and is not given a value",
                        "give it one when the run is started (`-p " + name + "=…`), or write a `default`");
            }
            return otherwise.asText("");
        }
        if (value.indexOf('\0') >= 0) {
            problems.add(pointer(name), "its value has a NUL character, which no variable can hold");
        }
        requireChoice(parameter.path("choices"), name, value);
        return value;
    }

    private void requireChoice(JsonNode choices, String name, String value) {
        List<String> texts = new ArrayList<>();
        choices.forEach(choice -> texts.add(choice.asText()));
        if (!texts.isEmpty() && !texts.contains(value)) {
            problems.add(
                    pointer(name),
                    "the parameter " + Quote.of(name) + " cannot be " + Quote.of(value) + ", expected one of "
                            + shown(texts),
                    () -> CloseNames.hint(value, texts));
        }
    }

    static String shown(List<String> choices) {
        return String.join(", ", choices.stream().map(Quote::of).toList());
    }
}
