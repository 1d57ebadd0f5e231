package io.jenkins.plugins.intent.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether a document surely fits a schema, by a plain walk that needs nothing to get ready. It knows the
 * keywords that our schemas use; anything that it does not know, or where readings of JSON Schema
 * differ, is not sure. Whoever gets no for an answer asks {@link SchemaValidation}, which also finds
 * the words for what is wrong.
 */
final class SureFit {
    private final Schema schema;
    private final Map<String, Pattern> patterns = new HashMap<>();

    SureFit(Schema schema) {
        this.schema = schema;
    }

    /** False also when it is only not sure. */
    boolean of(JsonNode document) {
        return fits(schema.rules(), document);
    }

    private boolean fits(JsonNode rules, JsonNode value) {
        for (Map.Entry<String, JsonNode> rule : rules.properties()) {
            if (!fits(rule.getKey(), rule.getValue(), rules, value)) {
                return false;
            }
        }
        return rules.isObject();
    }

    private boolean fits(String keyword, JsonNode rule, JsonNode rules, JsonNode value) {
        return switch (keyword) {
            case "$schema", "title", "description", "default" -> true;
            case "$ref" -> fits(schema.definition(rule.asText()), value);
            case "type" -> isOfType(rule, value);
            case "const" -> rule.equals(value);
            case "enum" -> contains(rule, value);
            case "pattern" ->
                !value.isTextual()
                        || pattern(rule.asText()).matcher(value.textValue()).find();
            case "minLength" ->
                !value.isTextual() || value.textValue().codePoints().count() >= rule.asLong();
            case "minimum" -> !value.isNumber() || areWhole(rule, value) && value.longValue() >= rule.longValue();
            case "maximum" -> !value.isNumber() || areWhole(rule, value) && value.longValue() <= rule.longValue();
            case "required" -> !value.isObject() || hasAll(rule, value);
            case "minProperties" -> !value.isObject() || value.size() >= rule.asLong();
            case "properties" -> !value.isObject() || fieldsFit(rule, value);
            case "additionalProperties" -> !value.isObject() || othersFit(rule, rules.path("properties"), value);
            case "propertyNames" -> !value.isObject() || namesFit(rule, value);
            case "items" -> !value.isArray() || elementsFit(rule, value);
            case "minItems" -> !value.isArray() || value.size() >= rule.asLong();
            case "maxItems" -> !value.isArray() || value.size() <= rule.asLong();
            case "uniqueItems" -> !value.isArray() || areUnique(value);
            default -> false;
        };
    }

    private static boolean isOfType(JsonNode names, JsonNode value) {
        if (names.isTextual()) {
            return isOfType(names.textValue(), value);
        }
        for (JsonNode name : names) {
            if (isOfType(name.asText(), value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfType(String name, JsonNode value) {
        return switch (name) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "boolean" -> value.isBoolean();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            default -> false;
        };
    }

    private static boolean areWhole(JsonNode rule, JsonNode value) {
        return rule.isIntegralNumber()
                && rule.canConvertToLong()
                && value.isIntegralNumber()
                && value.canConvertToLong();
    }

    private static boolean contains(JsonNode list, JsonNode value) {
        for (JsonNode each : list) {
            if (each.equals(value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasAll(JsonNode names, JsonNode object) {
        for (JsonNode name : names) {
            if (!object.has(name.asText())) {
                return false;
            }
        }
        return true;
    }

    private boolean fieldsFit(JsonNode properties, JsonNode object) {
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            JsonNode rules = properties.get(field.getKey());
            if (rules != null && !fits(rules, field.getValue())) {
                return false;
            }
        }
        return true;
    }

    private boolean othersFit(JsonNode rule, JsonNode properties, JsonNode object) {
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            if (!properties.has(field.getKey()) && !fits(rule, field.getValue())) {
                return false;
            }
        }
        return true;
    }

    private boolean namesFit(JsonNode rule, JsonNode object) {
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            if (!fits(rule, TextNode.valueOf(field.getKey()))) {
                return false;
            }
        }
        return true;
    }

    private boolean elementsFit(JsonNode rule, JsonNode array) {
        for (JsonNode element : array) {
            if (!fits(rule, element)) {
                return false;
            }
        }
        return true;
    }

    private static boolean areUnique(JsonNode array) {
        Set<JsonNode> seen = new HashSet<>();
        for (JsonNode element : array) {
            if (!isCompared(element) || !seen.add(element)) {
                return false;
            }
        }
        return true;
    }

    /** Whether it is the same as another one for us just when it is for a schema, to which 1 and 1.0 are the same. */
    private static boolean isCompared(JsonNode value) {
        for (JsonNode element : value) {
            if (!isCompared(element)) {
                return false;
            }
        }
        return !value.isFloatingPointNumber();
    }

    private Pattern pattern(String text) {
        return patterns.computeIfAbsent(text, SchemaPatterns::compile);
    }
}
