package io.jenkins.plugins.intent.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.intent.time.TimeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads conditions out of a document that passed every check. */
final class ConditionReader {
    /** A field that no document has: the answer to a condition on a variable, when it is known. */
    private static final String MET = " met";

    private ConditionReader() {}

    /** Keeps the answer to a condition on a variable that has this value. */
    static void answer(ObjectNode condition, String value) throws UnansweredException {
        try {
            condition.put(MET, read(condition).isWanted(value, TimeSource.system()));
        } catch (RuntimeException e) {
            // One that is wrong has been reported.
            condition.put(MET, false);
        }
    }

    static Optional<Condition> optional(JsonNode condition) {
        return condition.isObject() ? Optional.of(read(condition)) : Optional.empty();
    }

    private static Condition read(JsonNode condition) {
        if (condition.has("variable")) {
            return variable(condition);
        }
        if (condition.has("file_exists")) {
            return condition(
                    Condition.Kind.FILE_EXISTS, condition.path("file_exists").asText(), List.of());
        }
        if (condition.has("not")) {
            return condition(Condition.Kind.NOT, "", List.of(read(condition.path("not"))));
        }
        Condition.Kind kind = condition.has("all") ? Condition.Kind.ALL : Condition.Kind.ANY;
        List<Condition> parts = new ArrayList<>();
        condition.path(condition.has("all") ? "all" : "any").forEach(part -> parts.add(read(part)));
        return condition(kind, "", parts);
    }

    private static Condition condition(Condition.Kind kind, String subject, List<Condition> parts) {
        return new Condition(kind, subject, List.of(), Optional.empty(), Optional.empty(), parts);
    }

    private static Condition variable(JsonNode condition) {
        List<String> values = new ArrayList<>();
        Condition.Kind kind;
        if (condition.has("equals")) {
            kind = Condition.Kind.EQUALS;
            values.add(condition.path("equals").asText());
        } else if (condition.has("in")) {
            kind = Condition.Kind.IN;
            condition.path("in").forEach(value -> values.add(value.asText()));
        } else {
            kind = Condition.Kind.MATCHES;
            values.add(condition.path("matches").asText());
        }
        return new Condition(
                kind,
                condition.path("variable").asText(),
                values,
                Optional.ofNullable(condition.path("default").textValue()),
                condition.has(MET) ? Optional.of(condition.path(MET).booleanValue()) : Optional.empty(),
                List.of());
    }
}
