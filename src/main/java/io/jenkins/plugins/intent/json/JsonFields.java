package io.jenkins.plugins.intent.json;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The fields of a large object of which few are needed: found by their quotes and brackets alone, and read
 * as JSON when they are asked for. For JSON that the program brings along.
 */
public final class JsonFields {
    private final byte[] json;
    private int at;

    private JsonFields(byte[] json, int start) {
        this.json = json;
        this.at = start;
    }

    /**
     * The fields of the object, in order.
     *
     * @throws IllegalArgumentException when it is no object, or ends before its end
     */
    public static Map<String, JsonPart> of(byte[] object) {
        return at(object, 0);
    }

    /** The same of the object that begins there. */
    static Map<String, JsonPart> at(byte[] json, int start) {
        try {
            return new JsonFields(json, start).fields();
        } catch (ArrayIndexOutOfBoundsException e) {
            throw new IllegalArgumentException("no JSON object: it has no end", e);
        }
    }

    private Map<String, JsonPart> fields() {
        Map<String, JsonPart> fields = new LinkedHashMap<>();
        expect('{');
        while (next() == '"') {
            int start = at;
            skipText();
            String name = new String(json, start + 1, at - start - 2, StandardCharsets.UTF_8);
            expect(':');
            next();
            fields.put(name, value());
            if (next() == ',') {
                at++;
            }
        }
        expect('}');
        return fields;
    }

    private JsonPart value() {
        int start = at;
        int depth = 0;
        do {
            switch (json[at]) {
                case '"' -> {
                    skipText();
                    at--;
                }
                case '{', '[' -> depth++;
                case '}', ']' -> depth--;
                default -> {}
            }
            at++;
        } while (depth > 0 || json[at] != ',' && json[at] != '}');
        return new JsonPart(json, start, at);
    }

    private void skipText() {
        for (at++; json[at] != '"'; at++) {
            if (json[at] == '\\') {
                at++;
            }
        }
        at++;
    }

    /** The next byte that is no space, which is not passed. */
    private byte next() {
        while (json[at] <= ' ') {
            at++;
        }
        return json[at];
    }

    private void expect(char mark) {
        if (next() != mark) {
            throw new IllegalArgumentException("no JSON object: expected " + mark + " at byte " + at);
        }
        at++;
    }
}
