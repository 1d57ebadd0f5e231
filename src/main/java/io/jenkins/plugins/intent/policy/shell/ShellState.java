package io.jenkins.plugins.intent.policy.shell;

import io.jenkins.plugins.intent.shell.Command;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a shell remembers at one place of a script: variables, its directory among them, functions, arguments. */
public final class ShellState {
    /** The directory's variable. */
    public static final String PWD = "PWD";

    private static final String OLD_PWD = "OLDPWD";
    /** Nobody needs longer texts to name files and programs. */
    private static final int LONGEST = 10_000;

    private final Unknowns unknowns;
    private final Map<String, Value> variables;
    private final Set<String> exported;
    private final Map<String, Command> functions;
    private final Map<String, String> aliases;
    private final List<Value> directories;
    private Value arguments;

    private ShellState(ShellState other) {
        unknowns = other.unknowns;
        variables = new HashMap<>(other.variables);
        exported = new HashSet<>(other.exported);
        functions = new HashMap<>(other.functions);
        aliases = new HashMap<>(other.aliases);
        directories = new ArrayList<>(other.directories);
        arguments = other.arguments;
    }

    /**
     * @param environment variables that are known to be set
     * @param directory where the shell starts
     * @param arguments of the script
     */
    public ShellState(Unknowns unknowns, Map<String, String> environment, String directory, List<String> arguments) {
        this.unknowns = unknowns;
        variables = new HashMap<>();
        exported = new HashSet<>(environment.keySet());
        functions = new HashMap<>();
        aliases = new HashMap<>();
        directories = new ArrayList<>();
        environment.forEach((name, value) -> variables.put(name, Value.of(value)));
        variables.put(PWD, Value.of(directory));
        variables.remove("IFS");
        this.arguments = Value.list(arguments);
    }

    public ShellState copy() {
        return new ShellState(this);
    }

    /** How much it is to copy. */
    public int size() {
        return variables.size();
    }

    public Unknowns unknowns() {
        return unknowns;
    }

    /** Empty when nothing here has set it: then the environment may have. */
    public Optional<Value> variable(String name) {
        return Optional.ofNullable(variables.get(name));
    }

    public void set(String name, Value value) {
        boolean tooLong = value.alternatives().stream()
                        .flatMap(List::stream)
                        .mapToLong(String::length)
                        .sum()
                > LONGEST;
        variables.put(name, tooLong ? Value.of(unknowns.any("$" + name)) : value);
    }

    public void export(String name) {
        exported.add(name);
    }

    /** Variables with a certain value that programs see. */
    public Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        for (String name : exported) {
            Value value = variables.get(name);
            if (value != null && value.isCertain() && !name.equals(PWD)) {
                environment.put(name, value.text());
            }
        }
        return environment;
    }

    public String directory() {
        return variables.get(PWD).text();
    }

    /** Where {@code cd -} leads. */
    public String previousDirectory() {
        return variable(OLD_PWD).map(Value::text).orElseGet(() -> unknowns.any("$OLDPWD"));
    }

    public void enter(String directory) {
        variables.put(OLD_PWD, variables.get(PWD));
        variables.put(PWD, Value.of(directory));
    }

    /** Remembers the directory for {@link #popDirectory()}. */
    public void pushDirectory() {
        directories.add(variables.get(PWD));
    }

    public void popDirectory() {
        if (!directories.isEmpty()) {
            variables.put(PWD, directories.remove(directories.size() - 1));
        }
    }

    public Value arguments() {
        return arguments;
    }

    public void setArguments(Value now) {
        arguments = now;
    }

    public void define(String name, Command body) {
        functions.put(name, body);
    }

    public Optional<Command> function(String name) {
        return Optional.ofNullable(functions.get(name));
    }

    public void alias(String name, String text) {
        aliases.put(name, text);
    }

    public Optional<String> alias(String name) {
        return Optional.ofNullable(aliases.get(name));
    }

    /** Becomes what may be after either this or the other way. */
    public void mergeWith(ShellState other) {
        Set<String> names = new HashSet<>(variables.keySet());
        names.addAll(other.variables.keySet());
        for (String name : names) {
            Value unset = Value.of(unknowns.any("$" + name));
            Value mine = variables.getOrDefault(name, unset);
            Value theirs = other.variables.getOrDefault(name, unset);
            variables.put(name, mine.equals(theirs) ? mine : mine.or(theirs, unknowns.any("$" + name)));
        }
        exported.addAll(other.exported);
        functions.putAll(other.functions);
        aliases.putAll(other.aliases);
        if (!arguments.equals(other.arguments)) {
            arguments = arguments.or(other.arguments, unknowns.any("$@"));
        }
    }

    /** Becomes the other. */
    public void become(ShellState other) {
        variables.clear();
        variables.putAll(other.variables);
        exported.addAll(other.exported);
        functions.putAll(other.functions);
        aliases.putAll(other.aliases);
        directories.clear();
        directories.addAll(other.directories);
        arguments = other.arguments;
    }

    /**
     * This state once for each combination of what those variables, the directory and the arguments may
     * hold; when there are too many, what they hold is taken for unknown.
     */
    public List<ShellState> worlds(Set<String> names) {
        List<ShellState> worlds = List.of(this);
        Set<String> all = new HashSet<>(names);
        all.add(PWD);
        for (String name : all) {
            Value value = variables.get(name);
            if (value != null && !value.isCertain()) {
                boolean tooMany = worlds.size() * value.alternatives().size() > Value.MOST;
                String text = tooMany ? unknowns.any("$" + name) : "";
                Value split = tooMany ? Value.of(name.equals(PWD) ? "/" + text : text) : value;
                worlds = each(worlds, split, (world, one) -> world.variables.put(name, one));
            }
        }
        return arguments.isCertain() ? worlds : each(worlds, arguments, (world, one) -> world.arguments = one);
    }

    private interface Choice {
        void of(ShellState world, Value one);
    }

    private static List<ShellState> each(List<ShellState> worlds, Value value, Choice choice) {
        List<ShellState> more = new ArrayList<>();
        for (ShellState world : worlds) {
            for (List<String> alternative : value.alternatives()) {
                ShellState one = world.copy();
                choice.of(one, Value.list(alternative));
                more.add(one);
            }
        }
        return more;
    }
}
