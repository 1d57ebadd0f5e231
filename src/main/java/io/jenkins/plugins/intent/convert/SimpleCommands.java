package io.jenkins.plugins.intent.convert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.jenkins.plugins.intent.shell.Assignment;
import io.jenkins.plugins.intent.shell.Command.Simple;
import io.jenkins.plugins.intent.shell.Part.Literal;
import io.jenkins.plugins.intent.shell.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** One program with its arguments and variables. */
final class SimpleCommands {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Set<String> SHELLS = Set.of("sh", "bash", "dash", "zsh", "ash", "ksh");
    private static final Set<String> BUILT_IN = Set.of(
            "eval",
            "read",
            "source",
            ".",
            "alias",
            "unalias",
            "trap",
            "umask",
            "ulimit",
            "jobs",
            "fg",
            "bg",
            "disown",
            "mapfile",
            "readarray",
            "getopts",
            "let",
            "shift",
            "builtin",
            "compgen",
            "complete",
            "enable",
            "caller",
            "break",
            "continue",
            "return",
            "exit",
            "exec",
            "cd",
            "pushd",
            "popd",
            "export",
            "set",
            "unset",
            "local",
            "declare",
            "typeset",
            "readonly",
            "wait",
            "dirs",
            "bind",
            "hash",
            "shopt",
            "times",
            "suspend",
            "logout",
            "history");
    /** Parts of the shell with a program of the same name, or nearly. */
    private static final Set<String> ASKING = Set.of("type", "hash");

    private final Words words;
    private final BooleanSupplier sequenceEnds;

    /** @param sequenceEnds whether nothing follows on the command that is being read */
    SimpleCommands(Words words, BooleanSupplier sequenceEnds) {
        this.words = words;
        this.sequenceEnds = sequenceEnds;
    }

    static boolean isShell(String word) {
        return SHELLS.contains(word.substring(word.lastIndexOf('/') + 1));
    }

    /** Program, arguments and its own variables, as a part of a pipe has them. */
    ObjectNode program(Simple simple, Scope scope) throws Unsayable {
        if (simple.words().isEmpty() && simple.assignments().isEmpty()) {
            return JSON.objectNode().put("program", "true");
        }
        List<Word> argv = withoutPrefixes(simple.words());
        List<JsonNode> args = new ArrayList<>(words.arguments(argv, scope));
        if (args.isEmpty()) {
            throw new Unsayable("a command whose name is empty");
        }
        String program = args.get(0).asText("");
        if (program.equals(":")) {
            args.set(0, TextNode.valueOf("true"));
        }
        if (scope.functions().containsKey(program)) {
            throw new Unsayable("the function " + program + " in a pipe, or with redirections or variables of its own");
        }
        if (BUILT_IN.contains(program)) {
            throw new Unsayable("'" + program + "' is part of the shell");
        }
        if (program.equals("printf") && args.size() > 1 && args.get(1).asText().startsWith("-v")) {
            throw new Unsayable("'printf -v' sets a variable");
        }
        if (isShell(program)) {
            throw new Unsayable("a shell reads what another program prints");
        }
        if (!args.get(0).isTextual()) {
            throw new Unsayable("a pattern names the program");
        }
        if (Effects.REMOVING.contains(program)) {
            removed(args);
        }
        ObjectNode command = JSON.objectNode();
        ArrayNode all = JSON.arrayNode();
        List<String> before = new ArrayList<>(scope.prefix());
        if (before.isEmpty() && program.contains("${")) {
            before.add("env");
        }
        before.forEach(all::add);
        args.forEach(all::add);
        command.put("program", all.remove(0).textValue());
        if (!all.isEmpty()) {
            command.set("args", all);
        }
        environment(simple, scope, command);
        return command;
    }

    /** Nothing goes that a shell would have left, and {@code rm -f} is fine with nothing at all. */
    private static void removed(List<JsonNode> args) throws Unsayable {
        boolean forced = args.stream().anyMatch(arg -> arg.asText("").matches("-[a-zA-Z]*f[a-zA-Z]*|--force"))
                && args.get(0).asText().equals("rm");
        for (JsonNode arg : args) {
            if (arg instanceof ObjectNode pattern) {
                if (FilePatterns.matchesHiddenNames(pattern.path("glob").asText())) {
                    throw new Unsayable("the pattern " + pattern.path("glob").asText() + " leaves hidden files out");
                }
                if (forced) {
                    pattern.put("optional", true);
                }
            }
        }
    }

    /** A shell fills in arguments and files before it sets the variables of the command, an intent after it. */
    static void requireOwnVariablesUnused(ObjectNode command) throws Unsayable {
        for (Map.Entry<String, JsonNode> own : command.path("env").properties()) {
            ObjectNode rest = command.deepCopy();
            rest.remove("env");
            String name = own.getKey();
            boolean same = own.getValue().asText().equals("${" + name + "}");
            if (!same && Variables.speaksOf(List.of(rest.toString()), name)) {
                throw new Unsayable("what " + name + " is outside of the command is among its arguments or files");
            }
        }
        for (JsonNode part : command.path("pipe")) {
            requireOwnVariablesUnused((ObjectNode) part);
        }
    }

    private List<Word> withoutPrefixes(List<Word> argv) throws Unsayable {
        int first = 0;
        while (first < argv.size() - 1) {
            String name = argv.get(first).literal().orElse("");
            String next = argv.get(first + 1).literal().orElse("");
            boolean asks = name.equals("command") && next.matches("-[vV]");
            if (asks || ASKING.contains(name)) {
                List<Word> which = new ArrayList<>();
                which.add(text("which"));
                which.addAll(argv.subList(first + (asks ? 2 : 1), argv.size()));
                return which;
            }
            if (!List.of("command", "exec", "builtin").contains(name)) {
                break;
            }
            if (next.startsWith("-")) {
                throw new Unsayable(name + " " + next);
            }
            if (name.equals("exec") && !sequenceEnds.getAsBoolean()) {
                throw new Unsayable("exec in the middle");
            }
            first++;
        }
        return argv.subList(first, argv.size());
    }

    private static Word text(String text) {
        return new Word(List.of(new Literal(text, true)), text);
    }

    private void environment(Simple simple, Scope scope, ObjectNode command) throws Unsayable {
        ObjectNode env = JSON.objectNode();
        Scope inside = scope.copy();
        for (Assignment assignment : simple.assignments()) {
            if (assignment.isArray()
                    || assignment.append()
                    || !assignment.index().isEmpty()) {
                throw new Unsayable("an array for a command");
            }
            String name = assignment.name();
            String value = words.ofEnvironment().text(assignment.value(), inside);
            env.put(name, value);
            // Those behind it see it already.
            inside.variables().set(name, List.of(value));
        }
        if (!env.isEmpty()) {
            command.set("env", env);
        }
    }
}
