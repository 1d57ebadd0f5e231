package io.jenkins.plugins.intent.json;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A check that a schema cannot say. It runs also when the schema found something, so that all
 * problems come at once: it must pass over fields that are missing or of a wrong type, since the
 * schema has reported those already.
 */
@FunctionalInterface
public interface Check {
    void check(JsonNode root, Problems problems);
}
