package io.jenkins.plugins.intent.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A JSON Schema that the program brings along. Its definitions, which are most of it, are read when they are asked
 * for: a document uses few of them.
 */
final class Schema {
    private static final String DEFINITIONS = "$defs";
    private static final String DEFINITION = "#/" + DEFINITIONS + "/";

    private final byte[] json;
    private final ObjectNode rules = JsonNodeFactory.instance.objectNode();
    private final Map<String, JsonPart> definitions;
    private final Map<String, JsonNode> read = new ConcurrentHashMap<>();

    Schema(byte[] json) {
        this.json = json.clone();
        Map<String, JsonPart> parts = new LinkedHashMap<>(JsonFields.of(json));
        JsonPart defined = parts.remove(DEFINITIONS);
        for (Map.Entry<String, JsonPart> part : parts.entrySet()) {
            rules.set(part.getKey(), part.getValue().get());
        }
        definitions = defined == null ? Map.of() : defined.fields();
    }

    /** All of it. */
    JsonNode whole() {
        return new JsonPart(json, 0, json.length).get();
    }

    /** All but the definitions. */
    JsonNode rules() {
        return rules;
    }

    /** What a reference leads to; missing when that is no definition of this schema. */
    JsonNode definition(String reference) {
        JsonNode known = read.get(reference);
        if (known == null) {
            known = find(reference);
            read.put(reference, known);
        }
        return known;
    }

    private JsonNode find(String reference) {
        JsonPart found =
                reference.startsWith(DEFINITION) ? definitions.get(reference.substring(DEFINITION.length())) : null;
        return found == null ? MissingNode.getInstance() : found.get();
    }
}
