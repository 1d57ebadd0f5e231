package io.jenkins.plugins.intent.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What a schema asks of a value, taken apart once, since a large document asks the same of many values. What is
 * asked of fields and elements is taken apart when the first of them comes. For one thread.
 */
final class SchemaRules {
    /** False when there is a keyword that nobody here knows. */
    boolean known;

    /** Null for none, as all that follow. */
    String reference;

    String[] types;
    JsonNode constant;
    JsonNode choices;
    Predicate<String> pattern;
    JsonNode minimum;
    JsonNode maximum;
    SchemaRules names;
    String[] required = {};
    long fewestCharacters;
    long fewestFields;
    long fewestElements;
    long mostElements = Long.MAX_VALUE;
    boolean unique;
    private JsonNode properties;
    private JsonNode otherFields;
    private JsonNode items;
    private SchemaRules ofOtherFields;
    private SchemaRules ofItems;
    private final Map<String, SchemaRules> ofFields = new HashMap<>();

    SchemaRules(JsonNode rules) {
        known = rules.isObject();
        for (Map.Entry<String, JsonNode> rule : rules.properties()) {
            take(rule.getKey(), rule.getValue());
        }
    }

    private void take(String keyword, JsonNode rule) {
        switch (keyword) {
            case "$schema", "title", "description", "default" -> {}
            case "$ref" -> reference = rule.asText();
            case "type" -> types = rule.isTextual() ? new String[] {rule.textValue()} : texts(rule);
            case "const" -> constant = rule;
            case "enum" -> choices = rule;
            case "pattern" -> pattern = SchemaPatterns.fitting(rule.asText());
            case "minLength" -> fewestCharacters = rule.asLong();
            case "minProperties" -> fewestFields = rule.asLong();
            case "minItems" -> fewestElements = rule.asLong();
            case "minimum" -> minimum = rule;
            case "maximum" -> maximum = rule;
            case "required" -> required = texts(rule);
            case "properties" -> properties = rule;
            case "additionalProperties" -> otherFields = rule;
            case "propertyNames" -> names = new SchemaRules(rule);
            case "items" -> items = rule;
            case "maxItems" -> mostElements = rule.asLong();
            case "uniqueItems" -> unique = true;
            default -> known = false;
        }
    }

    private static String[] texts(JsonNode array) {
        String[] texts = new String[array.size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = array.get(i).asText();
        }
        return texts;
    }

    /** What is asked of the field of that name; null for nothing. */
    SchemaRules ofField(String name) {
        SchemaRules rules = ofFields.get(name);
        if (rules != null) {
            return rules;
        }
        JsonNode written = properties == null ? null : properties.get(name);
        if (written == null) {
            return ofOtherFields();
        }
        rules = new SchemaRules(written);
        ofFields.put(name, rules);
        return rules;
    }

    private SchemaRules ofOtherFields() {
        if (ofOtherFields == null && otherFields != null) {
            ofOtherFields = new SchemaRules(otherFields);
        }
        return ofOtherFields;
    }

    /** What is asked of the elements of an array; null for nothing. */
    SchemaRules ofItems() {
        if (ofItems == null && items != null) {
            ofItems = new SchemaRules(items);
        }
        return ofItems;
    }
}
