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
    private static final Pattern FRAGMENT = Pattern.compile("```\\n([{\"].*?)```", Pattern.DOTALL);

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
    public void theExampleOfTheReadmeIsAValidIntent() throws Exception {
        Matcher example = EXAMPLE.matcher(Files.readString(Path.of("README.md")));
        assertTrue(example.find());
        assertEquals(
                List.of(),
                IntentReader.read("README.md", example.group(1).getBytes(UTF_8)).warnings());
    }

    @Test
    public void everyFragmentIsPartOfAValidIntent() throws Exception {
        int fragments = 0;
        Matcher fragment = FRAGMENT.matcher(page());
        while (fragment.find()) {
            String text = fragment.group(1).strip();
            String command = "{ \"program\": \"true\" }";
            String stage = "\"id\": \"a\", \"exec\": { \"commands\": [%s]%s }";
            String document = "";
            if (text.startsWith("{ \"id\"")) {
                stage = text.substring(1, text.length() - 1);
            } else if (text.startsWith("{ \"pipe\"")) {
                stage = stage.formatted(text, "");
            } else if (text.startsWith("\"services\"")) {
                stage = stage.formatted(command, ", " + text);
            } else if (text.startsWith("\"when\"")) {
                stage = stage.formatted(command, "") + ", " + text;
            } else {
                stage = stage.formatted(command, "");
                document = ", " + text;
            }
            String whole = "{ \"schema_version\": 1, \"goal\": \"x\", \"workflow\": { \"name\": \"x\", \"stages\": [{ "
                    + stage + " }] }" + document + " }";
            assertEquals(
                    text,
                    List.of(),
                    IntentReader.read("fragment " + ++fragments, whole.getBytes(UTF_8))
                            .warnings());
        }
        assertEquals(6, fragments);
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
