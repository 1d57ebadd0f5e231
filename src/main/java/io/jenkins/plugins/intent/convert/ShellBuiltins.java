package io.jenkins.plugins.intent.convert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.intent.shell.Assignment;
import io.jenkins.plugins.intent.shell.Command.Simple;
import io.jenkins.plugins.intent.shell.Part;
import io.jenkins.plugins.intent.shell.Part.Substitution;
import io.jenkins.plugins.intent.shell.Part.Variable;
import io.jenkins.plugins.intent.shell.Redirect;
import io.jenkins.plugins.intent.shell.Script.Statement;
import io.jenkins.plugins.intent.shell.ShellText;
import io.jenkins.plugins.intent.shell.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The shell's own commands, which set the scene for those that follow; and assignments. */
final class ShellBuiltins {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");
    private static final Set<String> DECLARING = Set.of("export", "readonly", "local", "declare", "typeset");

    private final Statements statements;
    private final Words words;
    private final Captures captures;
    private final Notes notes;

    ShellBuiltins(Statements statements, Words words, Captures captures, Notes notes) {
        this.statements = statements;
        this.words = words;
        this.captures = captures;
        this.notes = notes;
    }

    /** Whether the command is one of them, and has had its effect. */
    boolean apply(Simple simple, Scope scope) throws Unsayable {
        if (simple.words().isEmpty()) {
            if (!simple.redirects().isEmpty()) {
                return false;
            }
            for (Assignment assignment : simple.assignments()) {
                assign(assignment, scope);
            }
            return true;
        }
        String name = simple.words().get(0).literal().orElse("");
        List<Word> rest = simple.words().subList(1, simple.words().size());
        Scope.Function function = scope.functions().get(name);
        if (function != null
                && simple.redirects().isEmpty()
                && simple.assignments().isEmpty()) {
            statements.call(function.body(), texts(rest, scope), scope);
            return true;
        }
        if (forLater(name, simple, rest, scope)) {
            return true;
        }
        return scene(name, simple, rest, scope);
    }

    private boolean scene(String name, Simple simple, List<Word> rest, Scope scope) throws Unsayable {
        switch (name) {
            case "cd", "pushd" -> {
                if (name.equals("pushd")) {
                    scope.push();
                }
                enter(texts(rest, scope), scope);
            }
            case "popd" -> scope.pop();
            case "set" -> set(texts(rest, scope), scope);
            case "shopt", "wait" -> quiet(name, rest);
            case ":", "true" -> {
                if (simple.redirects().stream().anyMatch(Redirect::writes)) {
                    return false;
                }
            }
            case "exit", "return" -> leave(simple, scope);
            case "unset" -> {
                for (String variable : texts(rest, scope)) {
                    scope.set(variable, List.of(""));
                }
            }
            case "source", "." -> source(texts(rest, scope), scope);
            case "trap" -> trap(rest, scope);
            default -> {
                if (!DECLARING.contains(name)) {
                    return false;
                }
                for (Word word : rest) {
                    declare(name, word, scope);
                }
            }
        }
        return true;
    }

    private void quiet(String name, List<Word> rest) throws Unsayable {
        if (name.equals("wait") && !rest.isEmpty()) {
            throw new Unsayable("wait for what runs beside");
        }
    }

    private List<String> texts(List<Word> all, Scope scope) throws Unsayable {
        List<String> texts = new ArrayList<>();
        for (JsonNode argument : words.arguments(all, scope)) {
            if (!argument.isTextual()) {
                throw new Unsayable("a pattern for files in front of the shell's own '"
                        + all.get(0).source() + "'");
            }
            texts.add(argument.textValue());
        }
        return texts;
    }

    private static void enter(List<String> args, Scope scope) throws Unsayable {
        List<String> operands =
                args.stream().filter(arg -> !arg.matches("-[LPe]+|--")).toList();
        if (operands.size() != 1 || operands.get(0).equals("-")) {
            throw new Unsayable("cd " + String.join(" ", operands));
        }
        scope.enter(operands.get(0));
    }

    private static void set(List<String> args, Scope scope) {
        for (int i = 0; i < args.size(); i++) {
            String arg = args.get(i);
            if (arg.equals("--")) {
                scope.setArguments(Optional.of(List.copyOf(args.subList(i + 1, args.size()))));
                return;
            }
            String option = arg.matches("[-+][a-zA-Z]*o") && i + 1 < args.size() ? args.get(i + 1) : "";
            if (arg.matches("[-+][a-zA-Z]*e[a-zA-Z]*") || option.equals("errexit")) {
                scope.setFailuresCount(arg.startsWith("-"));
            }
            if (option.equals("pipefail")) {
                scope.setPipesFailWhole(arg.startsWith("-"));
            }
        }
    }

    private void leave(Simple simple, Scope scope) throws Unsayable {
        if (Chains.leaves(simple).filter(status -> status != 0).isEmpty()) {
            throw new Unsayable("exit in the middle");
        }
        ObjectNode fails = JsonNodeFactory.instance.objectNode();
        fails.put("program", "false");
        statements.emit(fails, scope, false);
    }

    /** A virtual environment is two variables. */
    private void source(List<String> args, Scope scope) throws Unsayable {
        String file = args.isEmpty() ? "" : args.get(0);
        String place = file.replaceFirst("/(bin|Scripts)/activate$", "");
        if (place.equals(file) || file.startsWith("/") || file.startsWith("$") || file.contains("..")) {
            throw new Unsayable("what " + file + " sets is known to a shell only");
        }
        String home = "${INTENT_PROJECT}/" + (scope.directory().isEmpty() ? "" : scope.directory() + "/")
                + place.replaceFirst("^\\./", "");
        String path = scope.variable("PATH").map(value -> value.get(0)).orElse("${PATH}");
        scope.set("VIRTUAL_ENV", List.of(home));
        scope.export("VIRTUAL_ENV");
        scope.set("PATH", List.of(home + "/bin:" + path));
        scope.export("PATH");
    }

    private void trap(List<Word> rest, Scope scope) throws Unsayable {
        boolean atEnd = rest.size() == 2
                && rest.get(1).literal().filter(Set.of("EXIT", "0")::contains).isPresent();
        Optional<String> text = rest.isEmpty() ? Optional.empty() : rest.get(0).literal();
        if (!atEnd || text.isEmpty() || !scope.conditions().isEmpty()) {
            throw new Unsayable("trap");
        }
        notes.note("the trap runs at the end, when all went well; a stage with `run_when` runs always");
        statements.atEnd(ShellText.read(text.get()));
    }

    private void declare(String builtin, Word word, Scope scope) throws Unsayable {
        String source = word.source();
        if (source.startsWith("-")) {
            if (source.contains("A") || source.contains("f")) {
                throw new Unsayable(builtin + " " + source);
            }
            return;
        }
        int equals = source.indexOf('=');
        String name = equals < 0 ? source : source.substring(0, equals);
        if (!NAME.matcher(name).matches()) {
            throw new Unsayable(builtin + " " + source);
        }
        if (equals >= 0) {
            if (source.startsWith("(", equals + 1)) {
                throw new Unsayable("an array");
            }
            assign(
                    new Assignment(
                            name,
                            "",
                            false,
                            new Word(word.parts().subList(1, word.parts().size()), ""),
                            List.of(),
                            false),
                    scope);
        }
        if (builtin.equals("export")) {
            scope.export(name);
        }
    }

    void assign(Assignment assignment, Scope scope) throws Unsayable {
        if (!assignment.index().isEmpty()) {
            throw new Unsayable("an array");
        }
        String name = assignment.name();
        if (assignment.isArray()) {
            List<String> elements =
                    new ArrayList<>(assignment.append() ? scope.variable(name).orElse(List.of()) : List.of());
            elements.addAll(texts(assignment.array(), scope));
            put(name, elements, scope);
            return;
        }
        List<Part> parts = assignment.value().parts();
        if (parts.size() == 1 && parts.get(0) instanceof Substitution substitution && !assignment.append()) {
            captures.into(name, substitution, scope);
            Fallback.surround(statements.commands().get(statements.commands().size() - 1), scope, scope.environment());
            scope.captured(name);
            return;
        }
        String value = words.text(assignment.value(), scope);
        String before =
                assignment.append() ? String.join(" ", scope.variable(name).orElse(List.of("${" + name + ":-}"))) : "";
        put(name, List.of(before + value), scope);
    }

    /** What is set under a condition is printed under it, and captured. */
    private void put(String name, List<String> value, Scope scope) throws Unsayable {
        if (scope.conditions().isEmpty()) {
            scope.set(name, value);
            return;
        }
        if (value.size() != 1) {
            throw new Unsayable("an array that depends on a condition");
        }
        statements.add(print(name, value.get(0), scope));
        scope.captured(name);
    }

    static ObjectNode print(String name, String value, Scope scope) {
        ObjectNode prints = JsonNodeFactory.instance.objectNode();
        prints.put("program", "printf");
        prints.putArray("args").add("%s").add(value);
        prints.put("capture", name);
        Fallback.surround(prints, scope, scope.environment());
        return prints;
    }

    /** {@code echo NAME=value >> "$GITHUB_ENV"} sets a variable for the steps that follow. */
    private boolean forLater(String name, Simple simple, List<Word> rest, Scope scope) throws Unsayable {
        if (!name.equals("echo")
                || simple.redirects().size() != 1
                || !simple.redirects().get(0).writes()) {
            return false;
        }
        List<Part> target = simple.redirects().get(0).target().parts();
        String file = target.size() == 1 && target.get(0) instanceof Variable variable ? variable.name() : "";
        if (!Set.of("GITHUB_ENV", "GITHUB_OUTPUT", "GITHUB_PATH").contains(file)) {
            return false;
        }
        String text = String.join(" ", texts(rest, scope));
        int equals = text.indexOf('=');
        if (file.equals("GITHUB_PATH")) {
            String path = scope.variable("PATH").map(value -> value.get(0)).orElse("${PATH}");
            scope.set("PATH", List.of(text + ":" + path));
            scope.export("PATH");
        } else if (equals > 0 && NAME.matcher(text.substring(0, equals)).matches()) {
            put(text.substring(0, equals), List.of(text.substring(equals + 1)), scope);
            scope.export(text.substring(0, equals));
        } else {
            throw new Unsayable("what goes to " + file + " is no NAME=value");
        }
        return true;
    }

    /** A value that only a shell can work out is printed by one; the commands that follow need none for it. */
    boolean assignByShell(Statement statement, Unsayable reason, Scope scope, Fallback fallback) {
        boolean alone = statement.rest().isEmpty() && statement.first().stages().size() == 1;
        if (!alone
                || !(statement.first().stages().get(0).command() instanceof Simple simple)
                || !scope.prefix().isEmpty()) {
            return false;
        }
        boolean exports = simple.words().size() == 2
                && simple.words().get(0).literal().filter(DECLARING::contains).isPresent();
        String source = exports ? simple.words().get(1).source() : statement.source();
        boolean one = exports
                || simple.words().isEmpty()
                        && simple.assignments().size() == 1
                        && !simple.assignments().get(0).isArray();
        int equals = source.indexOf('=');
        if (!one || equals <= 0 || !NAME.matcher(source.substring(0, equals)).matches()) {
            return false;
        }
        fallback.count(List.of(statement), reason.getMessage());
        String value = source.substring(equals + 1);
        String name = source.substring(0, equals);
        ObjectNode prints = fallback.command(name + "=" + value + "\nprintf %s \"$" + name + "\"", scope);
        prints.put("capture", name);
        statements.add(prints);
        scope.captured(name);
        return true;
    }
}
