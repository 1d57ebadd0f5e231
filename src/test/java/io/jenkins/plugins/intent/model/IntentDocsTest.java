package io.jenkins.plugins.intent.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.intent.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.Test;

/** What docs/intent.md says is true. */
public class IntentDocsTest {
    private static final Pattern EXAMPLE = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL);

    private static String page() throws Exception {
        return Files.readString(Path.of("docs/intent.md"));
    }

    @Test
    public void everyExampleIsAValidIntentWithoutWarnings() throws Exception {
        Matcher example = EXAMPLE.matcher(page());
        int examples = 0;
        while (example.find()) {
            IntentDocument document =
                    IntentReader.read("example " + ++examples, example.group(1).getBytes(UTF_8));
            assertEquals(List.of(), document.warnings());
            assertEquals(List.of(), document.overlaps());
        }
        assertEquals(2, examples);
    }

    @Test
    public void everyFieldOfTheSchemaIsInATable() throws Exception {
        JsonNode schema;
        try (var resource = IntentReader.class.getResourceAsStream(IntentReader.SCHEMA)) {
            schema = Json.LINE.readTree(resource);
        }
        Set<String> missing = new TreeSet<>();
        for (JsonNode object : schema.findValues("properties")) {
            object.fieldNames().forEachRemaining(missing::add);
        }
        assertTrue(missing.size() > 30);
        String page = page();
        missing.removeIf(
                field -> Pattern.compile("^\\|.*[`\".]" + Pattern.quote(field) + "[`\"].*\\|", Pattern.MULTILINE)
                        .matcher(page)
                        .find());
        assertEquals(Set.of(), missing);
    }
}
