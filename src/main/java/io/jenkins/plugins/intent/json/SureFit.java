package io.jenkins.plugins.intent.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Whether a document surely fits a schema, by a plain walk that needs nothing to get ready. It knows the
 * keywords that our schemas use; anything that it does not know, or where readings of JSON Schema
 * differ, is not sure. Whoever gets no for an answer asks {@link SchemaValidation}, which also finds
 * the words for what is wrong.
 */
final class SureFit {
    private final Schema schema;
    private final Map<String, SchemaRules> definitions = new HashMap<>();

    SureFit(Schema schema) {
        this.schema = schema;
    }

    /** False also when it is only not sure. */
    boolean of(JsonNode document) {
        return fits(new SchemaRules(schema.rules()), document);
    }

    private boolean fits(SchemaRules rules, JsonNode value) {
        if (!rules.known
                || rules.reference != null && !fits(definition(rules.reference), value)
                || rules.types != null && !isOfType(rules.types, value)
                || rules.constant != null && !rules.constant.equals(value)
                || rules.choices != null && !contains(rules.choices, value)) {
            return false;
        }
        if (value.isTextual()) {
            return textFits(rules, value.textValue());
        } else if (value.isObject()) {
            return objectFits(rules, value);
        } else if (value.isArray()) {
            return arrayFits(rules, value);
        }
        return !value.isNumber() || numberFits(rules, value);
    }

    private SchemaRules definition(String reference) {
        SchemaRules rules = definitions.get(reference);
        if (rules == null) {
            rules = new SchemaRules(schema.definition(reference));
            definitions.put(reference, rules);
        }
        return rules;
    }

    private static boolean textFits(SchemaRules rules, String text) {
        return (rules.fewestCharacters == 0 || text.codePointCount(0, text.length()) >= rules.fewestCharacters)
                && (rules.pattern == null || rules.pattern.test(text));
    }

    private static boolean numberFits(SchemaRules rules, JsonNode value) {
        return (rules.minimum == null
                        || areWhole(rules.minimum, value) && value.longValue() >= rules.minimum.longValue())
                && (rules.maximum == null
                        || areWhole(rules.maximum, value) && value.longValue() <= rules.maximum.longValue());
    }

    private boolean objectFits(SchemaRules rules, JsonNode object) {
        if (object.size() < rules.fewestFields) {
            return false;
        }
        for (String name : rules.required) {
            if (!object.has(name)) {
                return false;
            }
        }
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            SchemaRules ofField = rules.ofField(field.getKey());
            if (ofField != null && !fits(ofField, field.getValue())
                    || rules.names != null && !fits(rules.names, TextNode.valueOf(field.getKey()))) {
                return false;
            }
        }
        return true;
    }

    private boolean arrayFits(SchemaRules rules, JsonNode array) {
        if (array.size() < rules.fewestElements
                || array.size() > rules.mostElements
                || rules.unique && !areUnique(array)) {
            return false;
        }
        SchemaRules ofItems = rules.ofItems();
        if (ofItems != null) {
            for (JsonNode element : array) {
                if (!fits(ofItems, element)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean isOfType(String[] names, JsonNode value) {
        for (String name : names) {
            if (isOfType(name, value)) {
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

    private static boolean areUnique(JsonNode array) {
        if (array.size() < 2) {
            return true;
        }
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
}
