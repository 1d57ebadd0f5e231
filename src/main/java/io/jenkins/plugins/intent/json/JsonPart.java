package io.jenkins.plugins.intent.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A value within JSON that the program brings along: read each time that it is asked for, and not before. */
public final class JsonPart {
    private final byte[] json;
    private final int start;
    private final int end;

    /**
     * @param start of its first byte
     * @param end after its last byte
     */
    public JsonPart(byte[] json, int start, int end) {
        this.json = json;
        this.start = start;
        this.end = end;
    }

    /** Where its first byte is. */
    public int start() {
        return start;
    }

    /** The place after its last byte. */
    public int end() {
        return end;
    }

    /** @throws IllegalArgumentException when it is no JSON */
    public JsonNode get() {
        try {
            return JsonTrees.read(new String(json, start, end - start, StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON at byte " + start + ": " + e.getOriginalMessage(), e);
        }
    }

    /** As {@link JsonFields#of}, of this value. */
    public Map<String, JsonPart> fields() {
        return JsonFields.at(json, start);
    }
}
