package io.jenkins.plugins.intent.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

/** Says in words what is different about two documents: the first place in which they differ. */
public final class JsonDifference {
    private static final int MOST_SHOWN = 60;

    private JsonDifference() {}

    /** Such as "/goal was "a", and is "b""; empty when they mean the same. */
    public static Optional<String> of(JsonNode before, JsonNode now) {
        return of("", before, now);
    }

    private static Optional<String> of(String pointer, JsonNode before, JsonNode now) {
        if (before.isObject() && now.isObject()) {
            return ofObjects(pointer, before, now);
        }
        if (before.isArray() && now.isArray()) {
            return ofArrays(pointer, before, now);
        }
        return before.equals(now)
                ? Optional.empty()
                : Optional.of(at(pointer) + " was " + shown(before) + ", and is " + shown(now));
    }

    private static Optional<String> ofObjects(String pointer, JsonNode before, JsonNode now) {
        for (Map.Entry<String, JsonNode> field : before.properties()) {
            String inner = pointer + "/" + escaped(field.getKey());
            JsonNode other = now.get(field.getKey());
            Optional<String> found =
                    other == null ? Optional.of(inner + " is gone") : of(inner, field.getValue(), other);
            if (found.isPresent()) {
                return found;
            }
        }
        return now.properties().stream()
                .filter(field -> !before.has(field.getKey()))
                .findFirst()
                .map(field -> pointer + "/" + escaped(field.getKey()) + " is new: " + shown(field.getValue()));
    }

    private static Optional<String> ofArrays(String pointer, JsonNode before, JsonNode now) {
        Iterator<JsonNode> others = now.iterator();
        int index = 0;
        for (JsonNode element : before) {
            String inner = pointer + "/" + index++;
            Optional<String> found =
                    others.hasNext() ? of(inner, element, others.next()) : Optional.of(inner + " is gone");
            if (found.isPresent()) {
                return found;
            }
        }
        return others.hasNext()
                ? Optional.of(pointer + "/" + index + " is new: " + shown(others.next()))
                : Optional.empty();
    }

    private static String at(String pointer) {
        return pointer.isEmpty() ? "all of it" : pointer;
    }

    private static String escaped(String name) {
        return Quote.printable(Pointer.escaped(name));
    }

    private static String shown(JsonNode value) {
        return Quote.printable(JsonTrees.line(value), MOST_SHOWN);
    }
}
