package io.jenkins.plugins.intent.policy.grammar;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What is known beyond single programs: keys of configuration tables, environment variables, and the signs by which an unknown argument gives itself away.
 */
public final class Knowledge {
    /** A name, with at most one {@code *}, and what a value under that name means. */
    private record Named(String prefix, String suffix, Role role) {
        boolean covers(String name) {
            return name.length() >= prefix.length() + suffix.length()
                    && name.startsWith(prefix)
                    && name.endsWith(suffix);
        }
    }

    private final Map<String, Role> variables = new HashMap<>();
    private final List<Named> variablePatterns = new ArrayList<>();
    private final Map<String, Map<String, Role>> tables = new HashMap<>();
    private final Map<String, List<Named>> tablePatterns = new HashMap<>();
    private final Set<String> ordinary;
    private final Set<String> shellNames;
    private final Signs signs;

    /**
     * @param dataPrograms programs whose arguments are text to them
     * @param shellPath a shell by its absolute path or Windows name, anywhere in a text
     * @param execOption options whose name says that the value gets started
     * @param callsShell a call by which many languages start something
     * @param persistentPlace files that make something run later
     */
    public record Signs(
            Set<String> dataPrograms,
            Pattern shellPath,
            Pattern execOption,
            Pattern callsShell,
            Pattern persistentPlace) {}

    private Knowledge(JsonNode node) {
        named(node.path("environment"), variables, variablePatterns, false);
        node.path("tables").fields().forEachRemaining(entry -> {
            Map<String, Role> keys = new HashMap<>();
            List<Named> patterns = new ArrayList<>();
            named(entry.getValue(), keys, patterns, true);
            tables.put(entry.getKey(), keys);
            tablePatterns.put(entry.getKey(), patterns);
        });
        ordinary = new HashSet<>(GrammarReader.words(node.path("ordinary_programs")));
        shellNames = new HashSet<>(GrammarReader.words(node.path("shell_names")));
        String shells = String.join("|", shellNames);
        signs = new Signs(
                new HashSet<>(GrammarReader.words(node.path("data_programs"))),
                Pattern.compile(node.path("shell_path").asText().replace("SHELLS", shells)),
                Pattern.compile(node.path("exec_option").asText()),
                Pattern.compile(node.path("calls_shell").asText()),
                Pattern.compile(node.path("persistent_place").asText()));
    }

    static Knowledge load() {
        return new Knowledge(GrammarBook.resource("knowledge.json"));
    }

    private static void named(JsonNode node, Map<String, Role> exact, List<Named> patterns, boolean lower) {
        node.fields().forEachRemaining(entry -> {
            Role role = Role.parse(entry.getKey());
            for (String word : GrammarReader.words(entry.getValue())) {
                String name = lower ? word.toLowerCase(Locale.ROOT) : word;
                int star = name.indexOf('*');
                if (star < 0) {
                    exact.put(name, role);
                } else {
                    patterns.add(new Named(name.substring(0, star), name.substring(star + 1), role));
                }
            }
        });
    }

    public Signs signs() {
        return signs;
    }

    public boolean isOrdinary(String program) {
        return ordinary.contains(program);
    }

    public boolean isShellName(String program) {
        return shellNames.contains(program);
    }

    /** What the value of a variable means; empty for the many that mean nothing here. */
    public Optional<Role> variable(String name) {
        Role exact = variables.get(name);
        return exact != null ? Optional.of(exact) : first(variablePatterns, name);
    }

    /** What the value of a key means in a table such as git's configuration. */
    public Optional<Role> key(String table, String key) {
        String name = key.toLowerCase(Locale.ROOT);
        Role exact = tables.getOrDefault(table, Map.of()).get(name);
        return exact != null ? Optional.of(exact) : first(tablePatterns.getOrDefault(table, List.of()), name);
    }

    private static Optional<Role> first(List<Named> patterns, String name) {
        for (Named pattern : patterns) {
            if (pattern.covers(name)) {
                return Optional.of(pattern.role());
            }
        }
        return Optional.empty();
    }
}
