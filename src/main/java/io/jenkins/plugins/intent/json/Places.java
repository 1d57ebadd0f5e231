package io.jenkins.plugins.intent.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Finds the lines and columns of JSON pointers by one more pass over the text. Only the branches
 * that lead to a wanted pointer are entered, so the cost is one scan whatever their number.
 */
final class Places {
    /** 1-based lines and columns of a value and of its field name (the value's own in an array). */
    record Place(int line, int column, int nameLine, int nameColumn) {
        static final Place UNKNOWN = new Place(0, 0, 0, 0);
    }

    /** The wanted pointers as a tree; {@code pointer} is null on the way to one. */
    private static final class Wanted {
        private final Map<String, Wanted> below = new HashMap<>();
        private String pointer;
    }

    private final JsonParser parser;
    private final Map<String, Place> found = new HashMap<>();

    private Places(JsonParser parser) {
        this.parser = parser;
    }

    /** The places of those of {@code pointers} that exist in {@code text}, which is well-formed. */
    static Map<String, Place> find(String text, Collection<String> pointers) {
        if (pointers.isEmpty()) {
            return Map.of();
        }
        Wanted root = new Wanted();
        for (String pointer : pointers) {
            Wanted at = root;
            for (JsonPointer p = JsonPointer.compile(pointer); !p.matches(); p = p.tail()) {
                at = at.below.computeIfAbsent(p.getMatchingProperty(), name -> new Wanted());
            }
            at.pointer = pointer;
        }
        try (JsonParser parser = DocumentText.FACTORY.createParser(text)) {
            Places places = new Places(parser);
            parser.nextToken();
            places.value(root, parser.currentTokenLocation());
            return places.found;
        } catch (IOException e) {
            throw new UncheckedIOException("a text that was parsed before cannot be parsed again", e);
        }
    }

    private void value(Wanted wanted, JsonLocation name) throws IOException {
        if (wanted.pointer != null) {
            JsonLocation value = parser.currentTokenLocation();
            found.put(
                    wanted.pointer,
                    new Place(value.getLineNr(), value.getColumnNr(), name.getLineNr(), name.getColumnNr()));
        }
        if (wanted.below.isEmpty()) {
            parser.skipChildren();
        } else if (parser.currentToken() == JsonToken.START_OBJECT) {
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                JsonLocation fieldName = parser.currentTokenLocation();
                Wanted child = wanted.below.get(parser.currentName());
                parser.nextToken();
                enter(child, fieldName);
            }
        } else if (parser.currentToken() == JsonToken.START_ARRAY) {
            for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
                enter(wanted.below.get(Integer.toString(i)), parser.currentTokenLocation());
            }
        }
    }

    private void enter(Wanted child, JsonLocation name) throws IOException {
        if (child == null) {
            parser.skipChildren();
        } else {
            value(child, name);
        }
    }
}
