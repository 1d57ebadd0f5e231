package io.jenkins.plugins.intent.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.FailFastAssertionException;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.Collection;
import java.util.Locale;

/**
 * Validates against one JSON Schema. A first pass stops at the first failure and so costs little;
 * only a document known to be wrong is walked again for all of its problems, and one that is both
 * wrong and huge is not, since every failure costs memory.
 */
final class SchemaValidation {
    private static final long MOST_VALUES_FOR_ALL_PROBLEMS = 200_000;

    private final JsonSchema first;
    private final JsonSchema all;
    private final SchemaMessages messages;

    SchemaValidation(JsonNode schema) {
        first = compile(schema, true);
        all = compile(schema, false);
        messages = new SchemaMessages(schema);
    }

    private static JsonSchema compile(JsonNode schema, boolean failFast) {
        SchemaValidatorsConfig config = SchemaValidatorsConfig.builder()
                .failFast(failFast)
                .locale(Locale.ENGLISH)
                .pathType(PathType.JSON_POINTER)
                .regularExpressionFactory(regex -> SchemaPatterns.compile(regex).asPredicate()::test)
                .build();
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema, config);
    }

    /** Adds what is wrong with {@code root}, which has {@code values} values; false when it stopped at the first. */
    boolean check(JsonNode root, long values, Problems problems) {
        Collection<ValidationMessage> found = first(root);
        boolean complete = found.isEmpty() || values <= MOST_VALUES_FOR_ALL_PROBLEMS;
        if (!found.isEmpty() && complete) {
            found = all.validate(root);
        }
        found.forEach(message -> problems.add(messages.problem(message)));
        return complete;
    }

    private Collection<ValidationMessage> first(JsonNode root) {
        try {
            return first.validate(root);
        } catch (FailFastAssertionException e) {
            return e.getValidationMessages();
        }
    }
}
