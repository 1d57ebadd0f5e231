package io.jenkins.plugins.intent.cli;

import static org.junit.Assert.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.intent.exec.CommandStatus;
import io.jenkins.plugins.intent.json.Json;
import io.jenkins.plugins.intent.ledger.JobStatus;
import io.jenkins.plugins.intent.ledger.RunStatus;
import io.jenkins.plugins.intent.ledger.StageStatus;
import io.jenkins.plugins.intent.text.Spelling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.Rule;
import org.junit.Test;

/** docs/bundle.md names what real runs leave. */
public class BundleDocsTest {
    /** Objects whose fields the document names. */
    private static final Set<String> NAMED_BY_USERS = Set.of("parameters", "exports");

    @Rule
    public final Examples examples = new Examples();

    private static String page() throws IOException {
        return Files.readString(Path.of("docs/bundle.md"));
    }

    @Test
    public void everyFieldAndFileOfRealBundlesIsOnThePage() throws IOException {
        Set<String> fields = new TreeSet<>();
        Set<String> names = new TreeSet<>();
        collect(examples.run("pipe", 0), fields, names);
        collect(examples.run("reports", 1), fields, names);
        collect(examples.run("shell", 3), fields, names);
        String page = page();
        fields.removeIf(field -> page.contains("`" + field + "`"));
        names.removeIf(page::contains);
        assertEquals("fields that the page does not name", Set.of(), fields);
        assertEquals("files that the page does not name", Set.of(), names);
    }

    private static void collect(JsonNode run, Set<String> fields, Set<String> names) throws IOException {
        Path bundle = Path.of(run.path("bundle").asText());
        try (Stream<Path> files = Files.walk(bundle)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = file.getFileName().toString();
                boolean output = bundle.relativize(file).startsWith("outputs");
                if (!output) {
                    names.add(name);
                }
                if (!output && name.endsWith(".json") && !name.equals("intent.json")) {
                    fields(Json.LINE.readTree(file.toFile()), fields);
                }
            }
        }
    }

    private static void fields(JsonNode node, Set<String> fields) {
        node.fields().forEachRemaining(field -> {
            fields.add(field.getKey());
            if (!NAMED_BY_USERS.contains(field.getKey())) {
                fields(field.getValue(), fields);
            }
        });
        if (node.isArray()) {
            node.forEach(element -> fields(element, fields));
        }
    }

    @Test
    public void everyStatusIsInATable() throws IOException {
        String page = page();
        Set<String> missing = new TreeSet<>();
        for (Enum<?>[] statuses : List.<Enum<?>[]>of(
                CommandStatus.values(), RunStatus.values(), StageStatus.values(), JobStatus.values())) {
            for (Enum<?> status : statuses) {
                Pattern row = Pattern.compile("^\\|.*`" + Spelling.of(status) + "`.*\\|", Pattern.MULTILINE);
                if (!row.matcher(page).find()) {
                    missing.add(Spelling.of(status));
                }
            }
        }
        assertEquals(Set.of(), missing);
    }
}
