package io.jenkins.plugins.intent.convert;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.intent.policy.shell.ShellState;
import io.jenkins.plugins.intent.policy.shell.Unknowns;
import io.jenkins.plugins.intent.policy.shell.Value;
import io.jenkins.plugins.intent.shell.Command;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the text has set up at one place: directory, variables, conditions. Values are texts of an intent. */
final class Scope {
    private String directory = "";
    private final List<String> directories = new ArrayList<>();
    private final Map<String, List<String>> variables = new LinkedHashMap<>();
    private final Set<String> exported = new HashSet<>();
    private final Map<String, Function> functions = new HashMap<>();
    private final List<JsonNode> conditions = new ArrayList<>();
    private final Set<String> conditional = new HashSet<>();
    private final Set<String> ofWords = new HashSet<>();
    private final Map<String, String> relative = new HashMap<>();
    private List<String> prefix = List.of();
    private Optional<List<String>> arguments = Optional.empty();
    private ShellOptions options = ShellOptions.AT_START;

    /** @param source as written */
    record Function(Command body, String source) {}

    Scope copy() {
        Scope copy = new Scope();
        copy.become(this);
        return copy;
    }

    void become(Scope other) {
        if (other == this) {
            return;
        }
        directory = other.directory;
        directories.clear();
        directories.addAll(other.directories);
        variables.clear();
        variables.putAll(other.variables);
        exported.clear();
        exported.addAll(other.exported);
        functions.clear();
        functions.putAll(other.functions);
        conditions.clear();
        conditions.addAll(other.conditions);
        ofWords.clear();
        ofWords.addAll(other.ofWords);
        relative.clear();
        relative.putAll(other.relative);
        conditional.clear();
        conditional.addAll(other.conditional);
        prefix = other.prefix;
        arguments = other.arguments;
        options = other.options;
    }

    String directory() {
        return directory;
    }

    /** The same, absolute, as texts of an intent say it; it stays the same when other commands use it. */
    String absoluteDirectory() {
        return "${INTENT_PROJECT}" + (directory.isEmpty() ? "" : "/" + directory);
    }

    /** Enters a directory, from the one it is in. */
    void enter(String path) throws Unsayable {
        move(Directories.enter(directory, path));
    }

    /** Files that conditions ask for are the same ones, seen from there. */
    private void move(String to) throws Unsayable {
        for (int i = 0; i < conditions.size(); i++) {
            conditions.set(i, Directories.seenFrom(to, directory, conditions.get(i)));
        }
        directory = to;
    }

    void push() {
        directories.add(directory);
    }

    void pop() throws Unsayable {
        if (directories.isEmpty()) {
            throw new Unsayable("popd without pushd");
        }
        move(directories.remove(directories.size() - 1));
    }

    Optional<List<String>> variable(String name) {
        return Optional.ofNullable(variables.get(name));
    }

    void set(String name, List<String> value) {
        variables.put(name, List.copyOf(value));
        boolean ofItself = value.stream().anyMatch(text -> text.contains("${" + name + "}"));
        if (ofItself && !isItself(name, value)) {
            exported.add(name);
        }
    }

    /** Whether no more is known of it than that commands find it in their environment. */
    private static boolean isItself(String name, List<String> value) {
        return value.equals(List.of("${" + name + "}"));
    }

    void unset(String name) {
        variables.remove(name);
        exported.remove(name);
        conditional.remove(name);
        relative.remove(name);
    }

    void export(String name) {
        exported.add(name);
    }

    /**
     * A variable that the runner sets, once the command that prints its value has run.
     *
     * @param oneWord whether a shell would not split it
     */
    void captured(String name, boolean oneWord) {
        captured(name);
        if (!oneWord) {
            ofWords.add(name);
        }
    }

    void captured(String name) {
        ofWords.remove(name);
        variables.put(name, List.of("${" + name + "}"));
        exported.remove(name);
    }

    /** Remembers that its value is a path, relative to the directory of now. */
    void isRelative(String name) {
        relative.put(name, directory);
    }

    /** Whether a relative path that it holds means something else here. */
    boolean isElsewhere(String name) {
        return !relative.getOrDefault(name, directory).equals(directory);
    }

    /** Remembers that its value is one of several, which a shell would split where it is not quoted. */
    void dependsOnCondition(String name) {
        conditional.add(name);
    }

    /** Variables in a text that a shell would split where it is not quoted. */
    boolean holdsWords(String text) {
        return ofWords.stream().anyMatch(name -> text.contains("${" + name + "}"));
    }

    boolean isConditional(String name) {
        return conditional.contains(name);
    }

    /** Variables that have another value now. */
    Set<String> changedSince(Scope before) {
        Set<String> changed = new HashSet<>();
        variables.forEach((name, value) -> {
            if (!value.equals(before.variables.get(name))) {
                changed.add(name);
            }
        });
        return changed;
    }

    boolean isExported(String name) {
        return exported.contains(name) && variables.containsKey(name);
    }

    /** What commands find in their environment because of the text. */
    Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        variables.forEach((name, value) -> {
            if (exported.contains(name)) {
                environment.put(name, String.join(" ", value));
            }
        });
        return environment;
    }

    /** All variables with one value, also those that programs do not see. */
    Map<String, String> plainVariables() {
        Map<String, String> all = new LinkedHashMap<>();
        variables.forEach((name, value) -> {
            if (value.size() == 1 && !isItself(name, value)) {
                all.put(name, value.get(0));
            }
        });
        return all;
    }

    /** The same as a shell would see it; only what is wholly known. */
    ShellState state() {
        Unknowns unknowns = new Unknowns();
        ShellState state = new ShellState(unknowns, Map.of(), "/", List.of(unknowns.any("$@")));
        variables.forEach((name, value) -> {
            boolean known = value.stream().noneMatch(text -> text.contains("${"));
            state.set(name, known ? Value.list(value) : Value.of(unknowns.any("$" + name)));
        });
        return state;
    }

    void define(String name, Function function) {
        functions.put(name, function);
    }

    Map<String, Function> functions() {
        return functions;
    }

    List<JsonNode> conditions() {
        return conditions;
    }

    /** Whether a condition asks for this variable. */
    boolean isAskedFor(String name) {
        return conditions.stream()
                .anyMatch(condition -> condition.findValuesAsText("variable").contains(name));
    }

    void require(JsonNode condition) {
        conditions.add(condition);
    }

    /** Words in front of every command, such as {@code sudo}. */
    List<String> prefix() {
        return prefix;
    }

    void setPrefix(List<String> words) {
        prefix = List.copyOf(words);
    }

    Optional<List<String>> arguments() {
        return arguments;
    }

    void setArguments(Optional<List<String>> now) {
        arguments = now;
    }

    ShellOptions options() {
        return options;
    }

    void setOptions(ShellOptions now) {
        options = now;
    }

    /** Lists, which no environment can hold. */
    Map<String, List<String>> arrays() {
        Map<String, List<String>> arrays = new LinkedHashMap<>();
        variables.forEach((name, value) -> {
            if (value.size() != 1) {
                arrays.put(name, value);
            }
        });
        return arrays;
    }

    /** Leaves the variables that only this shell sees: programs that it starts do not. */
    void forgetWhatIsNotExported() {
        for (String name : List.copyOf(variables.keySet())) {
            if (!exported.contains(name) && !isItself(name, variables.get(name))) {
                variables.remove(name);
            }
        }
        functions.clear();
    }
}
