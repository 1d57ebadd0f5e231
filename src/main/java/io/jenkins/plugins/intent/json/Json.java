package io.jenkins.plugins.intent.json;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * The one JSON configuration for files that the product writes and reads back itself: snake_case
 * names, records, unknown fields ignored (a newer patch may add one; a newer format raises its
 * version). Documents that people write go through {@link DocumentReader} instead, which is strict.
 */
public final class Json {
    /** One line, for journals and messages between processes. */
    public static final ObjectMapper LINE = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** Indented, for files that people open. */
    public static final ObjectMapper PRETTY = LINE.copy().enable(SerializationFeature.INDENT_OUTPUT);

    private Json() {}
}
