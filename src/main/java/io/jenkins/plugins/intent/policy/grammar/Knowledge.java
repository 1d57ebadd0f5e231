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
import java.util.function.UnaryOperator;
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
    private final Set<String> modules;
    private final Signs signs;

    /**
     * @param dataPrograms programs whose arguments are text to them
     * @param shellPath a shell by its absolute path or Windows name, anywhere in a text
     * @param execOption options whose name says that the value gets started
     * @param callsShell a call by which many languages start something
     * @param persistentPlace files that make something run later, when something is written there
     * @param runsLater such files again, of a kind that nobody names without writing them
     * @param openPlace directories that are there for everybody to put something
     * @param shellWord an argument that is a shell's name, and no other word
     * @param shellOperand what follows a shell that is started: {@code -c}, a script, a path
     * @param shellCall both in one argument
     * @param removers programs that remove
     * @param removal one of them in the middle of an argument, with an option; its first group
     * @param forced the options with which they ask nobody
     * @param textOption options whose values are text for people
     * @param relativeEntry an entry of a list of directories that is seen from where a program starts
     * @param programSetting a setting whose name says that its value is started; its first group
     * @param tooMuch what a container that sees it can change the machine with
     */
    public record Signs(
            Set<String> dataPrograms,
            Pattern shellPath,
            Pattern execOption,
            Pattern callsShell,
            Pattern persistentPlace,
            Pattern runsLater,
            Pattern openPlace,
            Pattern shellWord,
            Pattern shellOperand,
            Pattern shellCall,
            Set<String> removers,
            Pattern removal,
            Pattern forced,
            Pattern textOption,
            Pattern tooMuch,
            Pattern relativeEntry,
            Pattern programSetting) {}

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
        modules = new HashSet<>(GrammarReader.words(node.path("python_modules")));
        shellNames = new HashSet<>(GrammarReader.words(node.path("shell_names")));
        signs = signs(node, String.join("|", shellNames));
    }

    private static Signs signs(JsonNode node, String shells) {
        Set<String> removers = new HashSet<>(GrammarReader.words(node.path("removers")));
        String plainShells = String.join("|", GrammarReader.words(node.path("plain_shells")));
        UnaryOperator<String> filled = name -> node.path(name)
                .asText()
                .replace("PLAIN_SHELLS", plainShells)
                .replace("REMOVERS", String.join("|", removers))
                .replace("SHELLS", shells);
        return new Signs(
                new HashSet<>(GrammarReader.words(node.path("data_programs"))),
                Pattern.compile(filled.apply("shell_path")),
                Pattern.compile(filled.apply("exec_option")),
                Pattern.compile(filled.apply("calls_shell")),
                Pattern.compile(filled.apply("persistent_place")),
                Pattern.compile(filled.apply("runs_later")),
                Pattern.compile(filled.apply("open_place")),
                Pattern.compile(filled.apply("shell_word")),
                Pattern.compile(filled.apply("shell_operand")),
                Pattern.compile(filled.apply("shell_call")),
                removers,
                Pattern.compile(filled.apply("removal")),
                Pattern.compile(filled.apply("forced")),
                Pattern.compile(filled.apply("text_option")),
                Pattern.compile(filled.apply("too_much")),
                Pattern.compile(filled.apply("relative_entry")),
                Pattern.compile(filled.apply("program_setting")));
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

    /** Whether a module of Python is a program of the same name, or known like one. */
    public boolean isModule(String name) {
        return modules.contains(name);
    }

    public boolean isShellName(String program) {
        return shellNames.contains(program);
    }

    /**
     * What the value of a variable means; empty for the many that mean nothing here.
     *
     * @param anyCase whether names count in any case, as on Windows
     */
    public Optional<Role> variable(String name, boolean anyCase) {
        Optional<Role> role = variable(name);
        return role.isPresent() || !anyCase ? role : variable(name.toUpperCase(Locale.ROOT));
    }

    private Optional<Role> variable(String name) {
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
