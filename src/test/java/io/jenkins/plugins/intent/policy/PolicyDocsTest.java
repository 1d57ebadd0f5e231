package io.jenkins.plugins.intent.policy;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.intent.json.Json;
import io.jenkins.plugins.intent.policy.grammar.Grammar;
import io.jenkins.plugins.intent.policy.grammar.Role;
import io.jenkins.plugins.intent.text.Spelling;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What docs/policy.md and docs/grammars.md say is true. */
public class PolicyDocsTest {
    private static final Pattern EXAMPLE = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL);

    private static final Pattern JUDGED = Pattern.compile("\\| `([^`]+)` \\| (|block|warn) ?\\| (?:`([a-z-]+)` )?\\|");
    private static final Pattern WORD = Pattern.compile("'[^']*'|\\S+");

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private static String page() throws Exception {
        return Files.readString(Path.of("docs/policy.md")) + Files.readString(Path.of("docs/grammars.md"));
    }

    @Test
    public void everyBuiltInRuleIsInTheTable() throws Exception {
        Set<String> missing = new TreeSet<>();
        for (io.jenkins.plugins.intent.policy.Rule rule : io.jenkins.plugins.intent.policy.Rule.values()) {
            missing.add(rule.id());
        }
        missing.removeAll(firstColumns());
        assertEquals(Set.of(), missing);
    }

    @Test
    public void everyRoleTraitAndStyleIsInATable() throws Exception {
        Set<String> missing = new TreeSet<>();
        for (Role.Kind kind : Role.Kind.values()) {
            missing.add(Spelling.of(kind));
        }
        for (Grammar.Trait trait : Grammar.Trait.values()) {
            missing.add(Spelling.of(trait));
        }
        for (Grammar.Style style : Grammar.Style.values()) {
            missing.add(Spelling.of(style));
        }
        missing.removeAll(firstColumns());
        assertEquals(Set.of(), missing);
    }

    @Test
    public void everyFieldOfTheSchemaIsInATable() throws Exception {
        JsonNode schema;
        try (var resource = Files.newInputStream(
                Path.of("src/main/resources/io/jenkins/plugins/intent/policy/policy.schema.json"))) {
            schema = Json.LINE.readTree(resource);
        }
        Set<String> missing = new TreeSet<>();
        for (JsonNode object : schema.findValues("properties")) {
            object.fieldNames().forEachRemaining(missing::add);
        }
        missing.removeAll(firstColumns());
        assertEquals(Set.of(), missing);
    }

    /** What stands as code in the first cell of a row, without what follows a colon. */
    private static Set<String> firstColumns() throws Exception {
        Set<String> names = new TreeSet<>();
        for (String line : page().lines().filter(row -> row.startsWith("| `")).toList()) {
            Pattern.compile("`([a-z$_-]+)(?::[A-Za-z_]+)?`")
                    .matcher(line.substring(0, line.indexOf(" | ")))
                    .results()
                    .forEach(name -> names.add(name.group(1)));
        }
        return names;
    }

    @Test
    public void everyCommandOfTheTableIsJudgedAsItSays() throws Exception {
        int rows = 0;
        for (String line : page().lines().toList()) {
            Matcher row = JUDGED.matcher(line);
            if (row.matches()) {
                List<Finding> findings = CommandPolicy.builtIn()
                        .judge(command(row.group(1)), Judging.context(Platform.LINUX), "/commands/0");
                assertEquals(line, row.group(2), findings.isEmpty() ? "" : decision(findings));
                Set<String> rules = findings.stream().map(Finding::rule).collect(Collectors.toSet());
                assertTrue(line + rules, row.group(3) == null || rules.contains(row.group(3)));
                rows++;
            }
        }
        assertEquals(25, rows);
    }

    /** A command as the page writes it: words, some in single quotes, after variables. */
    private static CommandLine command(String text) {
        List<String> words = WORD.matcher(text)
                .results()
                .map(word -> word.group().replace("'", ""))
                .collect(Collectors.toCollection(ArrayList::new));
        Map<String, String> environment = new LinkedHashMap<>();
        while (words.get(0).matches("[A-Z_]+=.*")) {
            String[] variable = words.remove(0).split("=", 2);
            environment.put(variable[0], variable[1]);
        }
        return new CommandLine(words.get(0), words.subList(1, words.size()), environment, Judging.PROJECT);
    }

    private static String decision(List<Finding> findings) {
        return Judging.decision(findings).name().toLowerCase(Locale.ROOT);
    }

    @Test
    public void everyExampleIsAPolicy() throws Exception {
        Files.writeString(folder.getRoot().toPath().resolve("base.json"), "{ \"schema_version\": 1 }");
        List<String> examples = EXAMPLE.matcher(page())
                .results()
                .map(example -> example.group(1))
                .map(text -> text.startsWith("{") ? text : "{ \"schema_version\": 1, " + text + "}")
                .toList();
        assertEquals(3, examples.size());
        for (String example : examples) {
            new PolicyFiles()
                    .read(
                            "the page",
                            Files.writeString(folder.getRoot().toPath().resolve("policy.json"), example));
        }
    }
}
