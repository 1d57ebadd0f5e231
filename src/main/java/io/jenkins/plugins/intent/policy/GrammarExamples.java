package io.jenkins.plugins.intent.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.intent.policy.grammar.GrammarReader;
import io.jenkins.plugins.intent.shell.ShellText;
import io.jenkins.plugins.intent.shell.ShellText.Dialect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Checks the examples of a grammar: {@code blocks}, {@code warns} and {@code allows}, one command each. */
final class GrammarExamples {
    private static final Path PROJECT = Path.of("project").toAbsolutePath();

    private GrammarExamples() {}

    /** One sentence for each example that is judged otherwise than it says. */
    static List<String> failures(CommandPolicy policy, String names, JsonNode grammar) {
        boolean windows = GrammarReader.words(grammar.path("traits")).contains("windows");
        PolicyContext context = new PolicyContext(PROJECT, false, windows ? Platform.WINDOWS : Platform.LINUX, false);
        List<String> failures = new ArrayList<>();
        for (Decision expected : Decision.values()) {
            for (JsonNode example : grammar.path(expected.text() + "s")) {
                List<String> words = words(example);
                if (words.isEmpty()) {
                    failures.add("'" + names + "' has an empty example");
                    continue;
                }
                Decision got = CommandPolicy.strictest(policy.judge(command(words), context, ""));
                if (got != expected) {
                    failures.add("'" + names + "' says that it " + expected.text() + "s '" + example.asText()
                            + "', but it " + got.text() + "s it");
                }
            }
        }
        return failures;
    }

    /** An example is a list of words, or a text with shell-like quotes. */
    static List<String> words(JsonNode example) {
        if (example.isTextual()) {
            return ShellText.words(example.asText(), Dialect.WINDOWS);
        }
        List<String> words = new ArrayList<>();
        example.forEach(word -> words.add(word.asText()));
        return words;
    }

    static CommandLine command(List<String> words) {
        return new CommandLine(words.get(0), words.subList(1, words.size()), Map.of(), PROJECT);
    }
}
