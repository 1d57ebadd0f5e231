package io.jenkins.plugins.intent.policy.tools;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.intent.json.Json;
import io.jenkins.plugins.intent.policy.CommandLine;
import io.jenkins.plugins.intent.policy.CommandPolicy;
import io.jenkins.plugins.intent.policy.Decision;
import io.jenkins.plugins.intent.policy.Finding;
import io.jenkins.plugins.intent.policy.PolicyContext;
import io.jenkins.plugins.intent.policy.PolicyLayer;
import io.jenkins.plugins.intent.policy.PolicyRule;
import io.jenkins.plugins.intent.policy.grammar.ProgramName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The smallest deny-by-default policy under which given commands run: one rule for each distinct
 * command and for each program that one of them starts in turn, with exactly these arguments. What
 * the built-in rules block stays blocked; a person has to decide that.
 */
public final class PolicySuggestion {
    /** Stands in an argument for a value that only a run will tell. */
    public static final String ANY_VALUE = "value-of-a-run";

    /** Stands for the arguments that a pattern for files becomes. */
    public static final String ANY_FILES = "files-of-a-pattern";

    /** Matches one argument, whatever it is: {@code **} alone is any number of them. */
    private static final String ONE_ARGUMENT = "***";

    /**
     * A command of an intent, where it would run.
     *
     * @param open the same with {@link #ANY_VALUE} and {@link #ANY_FILES} for what is not known beforehand
     */
    public record Item(CommandLine command, CommandLine open, PolicyContext context, String pointer) {}

    private record Listed(String program, List<String> args) {}

    private final ObjectNode document = Json.PRETTY.createObjectNode();
    private final List<Finding> remaining = new ArrayList<>();

    private PolicySuggestion() {}

    /** Proposes a policy for these commands. */
    public static PolicySuggestion of(List<Item> items) {
        PolicySuggestion suggestion = new PolicySuggestion();
        Set<Listed> listed = new LinkedHashSet<>();
        for (Item item : items) {
            CommandPolicy.builtIn()
                    .startedBy(item.open(), item.context())
                    .forEach(started -> listed.add(new Listed(started.program(), started.args())));
        }
        suggestion.write(listed);
        PolicyLayer layer = PolicyLayer.of("suggested", suggestion.document);
        CommandPolicy policy = CommandPolicy.of(List.of(layer));
        for (Item item : items) {
            policy.judge(item.command(), item.context(), item.pointer()).stream()
                    .filter(finding -> finding.decision() == Decision.BLOCK)
                    .forEach(suggestion.remaining::add);
        }
        return suggestion;
    }

    /** The policy file, indented JSON. */
    public String json() {
        try {
            return Json.PRETTY.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a policy can be written as JSON", e);
        }
    }

    /** What stays blocked under it all the same. */
    public List<Finding> remaining() {
        return List.copyOf(remaining);
    }

    private void write(Set<Listed> commands) {
        document.put("schema_version", 1);
        document.put("description", "Exactly the commands of the intents it was made from.");
        document.put("mode", "deny_by_default");
        ArrayNode rules = document.putArray("rules");
        Map<String, Integer> numbers = new LinkedHashMap<>();
        for (Listed command : commands) {
            String name = slug(command.program());
            ObjectNode rule = rules.addObject();
            rule.put("id", name + "-" + numbers.merge(name, 1, Integer::sum));
            rule.put("decision", "allow");
            rule.put("program", command.program());
            ArrayNode args = rule.putArray("args");
            command.args().forEach(argument -> args.add(pattern(argument)));
            ArrayNode example = rule.putArray("match").addArray().add(command.program());
            command.args().forEach(example::add);
        }
    }

    private static String pattern(String argument) {
        if (argument.equals(ANY_FILES)) {
            return "**";
        }
        if (argument.equals(ANY_VALUE)) {
            return ONE_ARGUMENT;
        }
        return PolicyRule.literally(argument).replace(ANY_VALUE, "**");
    }

    private static String slug(String program) {
        String base = ProgramName.of(program).base().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]", "-");
        return base.matches("[a-z0-9].*") ? base : "program" + base;
    }
}
