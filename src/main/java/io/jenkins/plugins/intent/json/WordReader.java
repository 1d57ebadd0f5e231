package io.jenkins.plugins.intent.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import java.io.IOException;

/** Reads a {@link Word} for data binding. */
final class WordReader extends JsonDeserializer<Word<?>> implements ContextualDeserializer {
    private final Class<?> type;

    WordReader() {
        this(null);
    }

    private WordReader(Class<?> type) {
        this.type = type;
    }

    @Override
    public JsonDeserializer<?> createContextual(DeserializationContext context, BeanProperty property) {
        JavaType word = context.getContextualType();
        return new WordReader(word.containedType(0).getRawClass());
    }

    @Override
    public Word<?> deserialize(JsonParser json, DeserializationContext context) throws IOException {
        return Word.ofType(type, json.getValueAsString(""));
    }
}
