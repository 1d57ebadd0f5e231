package io.jenkins.plugins.intent.policy.grammar;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.intent.policy.grammar.Grammar.Style;
import io.jenkins.plugins.intent.policy.grammar.Grammar.Trait;
import io.jenkins.plugins.intent.policy.grammar.Grammar.Variant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringTokenizer;

/**
 * Binds one grammar of a JSON resource: {@code options} is an object from role to the names that
 * have it, {@code operands} a list of roles in one string, {@code variables} roles of environment
 * variables, {@code commands} the subcommands, {@code when} what changes when an option or a first
 * operand is there, {@code traits} a list of words in one string.
 */
public final class GrammarReader {
    private static final String BLANKS = " \t\n\r\f";

    private GrammarReader() {}

    /**
     * @throws IllegalArgumentException when it says something that no grammar can say
     */
    public static Grammar read(JsonNode node) {
        return read(node, Grammar.UNKNOWN);
    }

    /** A subcommand knows the options of what is above it; a variant knows all of it. */
    private static Grammar read(JsonNode node, Grammar above) {
        Style style =
                node.has("style") ? Enums.named(Style.class, node.get("style").asText(), "style") : above.style();
        Map<String, Role> options = roles(node.path("options"), above.options());
        List<Role> operands = new ArrayList<>();
        words(node.path("operands")).forEach(word -> operands.add(Role.parse(word)));
        Map<String, Role> assigned = roles(node.path("assigned"), Map.of());
        Map<String, Role> variables = roles(node.path("variables"), above.variables());
        Set<Trait> traits = EnumSet.noneOf(Trait.class);
        words(node.path("traits")).forEach(word -> traits.add(Enums.named(Trait.class, word, "trait")));
        Map<String, Grammar> commands = new HashMap<>();
        List<Variant> variants = new ArrayList<>();
        Grammar own = new Grammar(style, options, operands, assigned, variables, commands, variants, traits);
        node.path("commands").fields().forEachRemaining(entry -> {
            Grammar command = read(entry.getValue(), own);
            words(entry.getKey()).forEach(name -> commands.put(name, command));
        });
        node.path("when").fields().forEachRemaining(entry -> {
            Grammar changed = read(entry.getValue(), own);
            variants.add(new Variant(new HashSet<>(words(entry.getKey())), changed));
        });
        return own;
    }

    private static Map<String, Role> roles(JsonNode byRole, Map<String, Role> above) {
        Map<String, Role> roles = new HashMap<>(above);
        byRole.fields().forEachRemaining(entry -> {
            Role role = Role.parse(entry.getKey());
            words(entry.getValue()).forEach(name -> roles.put(name, role));
        });
        return roles;
    }

    public static List<String> words(JsonNode node) {
        return node.isTextual() ? words(node.asText()) : List.of();
    }

    public static List<String> words(String text) {
        return words(text, BLANKS);
    }

    /** What is not empty between characters that part. */
    public static List<String> words(String text, String separators) {
        List<String> words = new ArrayList<>();
        StringTokenizer rest = new StringTokenizer(text, separators);
        while (rest.hasMoreTokens()) {
            words.add(rest.nextToken());
        }
        return words;
    }
}
