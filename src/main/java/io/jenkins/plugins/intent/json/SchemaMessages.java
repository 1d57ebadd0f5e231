package io.jenkins.plugins.intent.json;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.ValidationMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Our words for what a schema refused: what was expected, what was found, and a close name. A
 * {@code title} beside {@code pattern} or {@code not} in the schema says what is expected there,
 * since nobody should have to read a regular expression.
 */
final class SchemaMessages {
    private final JsonNode schema;

    SchemaMessages(JsonNode schema) {
        this.schema = schema;
    }

    Problems.Unplaced problem(ValidationMessage message) {
        JsonNode rule = message.getSchemaNode();
        String pointer = message.getInstanceLocation().toString();
        String name = message.getProperty();
        return switch (message.getType()) {
            case "required" -> value(pointer, "missing field " + Quote.of(name));
            case "additionalProperties", "unevaluatedProperties" -> unknown(message, pointer, name);
            case "propertyNames" -> badName(message, pointer, name);
            case "type" -> value(pointer, "expected " + types(rule) + ", found " + found(message.getInstanceNode()));
            case "enum" -> notInList(message, pointer, rule);
            case "const" -> otherThan(rule, message.getInstanceNode(), pointer);
            case "minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum" -> outOfRange(message, pointer);
            case "minItems", "minLength", "minProperties" -> tooFew(rule, pointer);
            case "maxItems", "maxLength", "maxProperties" ->
                value(pointer, "too long: expected at most " + rule + " " + unit(message.getType()));
            case "uniqueItems" -> value(pointer, "the same value stands here twice");
            case "pattern", "not" -> value(pointer, found(message.getInstanceNode()) + expectedFrom(message));
            default -> value(pointer, Quote.printable(libraryWords(message)));
        };
    }

    private static Problems.Unplaced value(String pointer, String message) {
        return new Problems.Unplaced(pointer, message, Optional.empty(), false);
    }

    private Problems.Unplaced unknown(ValidationMessage message, String pointer, String name) {
        List<String> known = new ArrayList<>();
        around(message).path("properties").fieldNames().forEachRemaining(known::add);
        known.removeIf(field -> field.startsWith("$"));
        FieldPlaces places = new FieldPlaces(schema);
        Optional<String> hint = MeantNames.hint(name, known)
                .or(() -> places.hint(List.of(name)))
                .or(() -> CloseNames.hint(name, known))
                .or(() -> places.hint(MeantNames.of(name)))
                .or(() -> known.isEmpty() ? Optional.empty() : Optional.of("known here: " + String.join(", ", known)));
        return new Problems.Unplaced(child(pointer, name), "unknown field " + Quote.of(name), hint, true);
    }

    private Problems.Unplaced badName(ValidationMessage message, String pointer, String name) {
        String expected = referred(message.getSchemaNode()).path("title").asText("another name");
        return new Problems.Unplaced(
                child(pointer, name),
                "the name " + Quote.of(name) + " is not allowed: expected " + expected,
                Optional.empty(),
                true);
    }

    private static Problems.Unplaced otherThan(JsonNode rule, JsonNode actual, String pointer) {
        boolean newer = pointer.equals("/schema_version") && actual.isNumber() && actual.asDouble() > rule.asDouble();
        return new Problems.Unplaced(
                pointer,
                "expected " + rule + ", found " + found(actual),
                newer ? Optional.of("a document of a newer version needs a newer release of intent") : Optional.empty(),
                false);
    }

    private static Problems.Unplaced notInList(ValidationMessage message, String pointer, JsonNode rule) {
        List<String> allowed = new ArrayList<>();
        rule.forEach(value -> allowed.add(value.asText()));
        JsonNode actual = message.getInstanceNode();
        List<String> shown = allowed.stream().map(Quote::of).toList();
        return new Problems.Unplaced(
                pointer,
                "expected one of " + String.join(", ", shown) + ", found " + found(actual),
                actual.isTextual() ? CloseNames.hint(actual.textValue(), allowed) : Optional.empty(),
                false);
    }

    private Problems.Unplaced outOfRange(ValidationMessage message, String pointer) {
        JsonNode around = around(message);
        String least = around.path("minimum").asText("");
        String most = around.path("maximum").asText("");
        String range = least.isEmpty() || most.isEmpty()
                ? message.getType().toLowerCase(Locale.ROOT) + " " + message.getSchemaNode()
                : "a number from " + least + " to " + most;
        return value(pointer, "expected " + range + ", found " + found(message.getInstanceNode()));
    }

    private static Problems.Unplaced tooFew(JsonNode rule, String pointer) {
        return value(pointer, rule.asInt() == 1 ? "must not be empty" : "too short: expected at least " + rule);
    }

    private static String unit(String keyword) {
        return switch (keyword) {
            case "maxLength" -> "characters";
            case "maxItems" -> "items";
            default -> "fields";
        };
    }

    private String expectedFrom(ValidationMessage message) {
        String title = around(message).path("title").asText("");
        return " is not allowed" + (title.isEmpty() ? " here" : ": expected " + title);
    }

    /** The schema object in which the failed keyword stands. */
    private JsonNode around(ValidationMessage message) {
        return schema.at(
                JsonPointer.compile(message.getSchemaLocation().getFragment().toString())
                        .head());
    }

    private JsonNode referred(JsonNode node) {
        return node.has("$ref") ? schema.at(node.path("$ref").asText().substring(1)) : node;
    }

    private static String types(JsonNode rule) {
        if (!rule.isArray()) {
            return article(rule.asText());
        }
        List<String> names = new ArrayList<>();
        rule.forEach(type -> names.add(article(type.asText())));
        return String.join(" or ", names);
    }

    private static String article(String type) {
        return switch (type) {
            case "integer" -> "a whole number";
            case "number" -> "a number";
            case "boolean" -> "true or false";
            case "object", "array" -> "an " + type;
            case "null" -> "null";
            default -> "a " + type;
        };
    }

    private static String found(JsonNode node) {
        if (node.isTextual()) {
            return "\"" + Quote.printable(node.textValue()) + "\"";
        }
        if (node.isContainerNode()) {
            return node.isObject() ? "an object" : "an array";
        }
        return Quote.printable(node.asText());
    }

    private static String child(String pointer, String name) {
        return JsonPointer.compile(pointer).appendProperty(name).toString();
    }

    private static String libraryWords(ValidationMessage message) {
        String words = message.getMessage();
        String place = message.getInstanceLocation() + ": ";
        return words.startsWith(place) ? words.substring(place.length()) : words;
    }
}
