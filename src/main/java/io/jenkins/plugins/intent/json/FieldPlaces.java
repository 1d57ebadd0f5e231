package io.jenkins.plugins.intent.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Where in a document a schema knows a field that somebody wrote in another place. */
final class FieldPlaces {
    private static final String DEFINITIONS = "$defs";
    private static final String PROPERTIES = "properties";

    private final JsonNode schema;

    FieldPlaces(JsonNode schema) {
        this.schema = schema;
    }

    /** The hint that names the places of the first of these names that is known somewhere. */
    Optional<String> hint(List<String> names) {
        for (String name : names) {
            TreeSet<String> places = new TreeSet<>();
            collect(schema, "the document", name, places);
            if (!places.isEmpty()) {
                return Optional.of(Quote.of(name) + " is a field of " + String.join(", ", places));
            }
        }
        return Optional.empty();
    }

    private static void collect(JsonNode node, String place, String name, TreeSet<String> places) {
        if (node.path(PROPERTIES).has(name)) {
            places.add(place);
        }
        for (String holder : List.of(PROPERTIES, DEFINITIONS)) {
            node.path(holder)
                    .fields()
                    .forEachRemaining(child -> collect(child.getValue(), Quote.of(child.getKey()), name, places));
        }
    }
}
