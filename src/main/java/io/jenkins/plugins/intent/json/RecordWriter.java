package io.jenkins.plugins.intent.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.intent.text.Spelling;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** Writes values as {@link RecordJson} says. */
final class RecordWriter {
    private final JsonGenerator json;

    RecordWriter(JsonGenerator json) {
        this.json = json;
    }

    void write(Object value) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof String text) {
            json.writeString(text);
        } else if (value instanceof Number number) {
            json.writeNumber(number.longValue());
        } else if (value instanceof Boolean bool) {
            json.writeBoolean(bool);
        } else if (value instanceof Enum<?> constant) {
            json.writeString(Spelling.of(constant));
        } else if (value instanceof Word<?> word) {
            json.writeString(word.text());
        } else if (value instanceof Optional<?> optional) {
            write(optional.orElse(null));
        } else if (value instanceof JsonNode tree) {
            JsonTrees.write(tree, json);
        } else if (value instanceof Iterable<?> list) {
            json.writeStartArray();
            for (Object element : list) {
                write(element);
            }
            json.writeEndArray();
        } else if (value instanceof Map<?, ?> map) {
            json.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                json.writeFieldName((String) entry.getKey());
                write(entry.getValue());
            }
            json.writeEndObject();
        } else {
            record((Record) value);
        }
    }

    private void record(Record value) throws IOException {
        json.writeStartObject();
        RecordShape shape = RecordShape.of(value.getClass());
        Object[] components = shape.values(value);
        for (int i = 0; i < components.length; i++) {
            RecordShape.Field field = shape.fields().get(i);
            if (components[i] != null || !field.isLeftOutWhenNull()) {
                json.writeFieldName(field.spelling());
                write(components[i]);
            }
        }
        json.writeEndObject();
    }
}
