package io.jenkins.plugins.intent.convert;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.intent.shell.Assignment;
import io.jenkins.plugins.intent.shell.Command.Simple;
import io.jenkins.plugins.intent.shell.Part;
import io.jenkins.plugins.intent.shell.Part.Variable;
import io.jenkins.plugins.intent.shell.Redirect;
import io.jenkins.plugins.intent.shell.ShellText;
import io.jenkins.plugins.intent.shell.Word;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The shell's own commands, which set the scene for those that follow. */
final class ShellBuiltins {
    private final Statements statements;
    private final Words words;
    private final Assignments assignments;
    private final Declarations declarations;
    private final Notes notes;
    private final LeftBehind left;

    ShellBuiltins(Statements statements, Words words, Assignments assignments, Notes notes, LeftBehind left) {
        this.statements = statements;
        this.words = words;
        this.assignments = assignments;
        this.declarations = new Declarations(assignments);
        this.notes = notes;
        this.left = left;
    }

    /** Whether the command is one of them, and has had its effect. */
    boolean apply(Simple simple, Scope scope) throws Unsayable {
        if (simple.words().isEmpty()) {
            if (!simple.redirects().isEmpty()) {
                return false;
            }
            for (Assignment assignment : simple.assignments()) {
                assignments.assign(assignment, scope);
            }
            return true;
        }
        String name = simple.name().orElse("");
        List<Word> rest = simple.words().subList(1, simple.words().size());
        Scope.Function function = scope.functions().get(name);
        if (function != null
                && simple.redirects().isEmpty()
                && simple.assignments().isEmpty()) {
            statements.call(function.body(), words.texts(rest, scope), scope);
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
                enter(words.texts(rest, scope), scope);
            }
            case "popd" -> scope.pop();
            case "shift" -> shift(rest, scope);
            case "set" -> set(words.texts(rest, scope), scope);
            case "shopt" -> scope.setOptions(scope.options().shopt(words.texts(rest, scope)));
            case "wait" -> {
                if (!rest.isEmpty()) {
                    throw new Unsayable("wait for what runs beside");
                }
            }
            case ":", "true" -> {
                if (simple.redirects().stream().anyMatch(Redirect::writes)) {
                    return false;
                }
                nothing(rest, scope);
            }
            case "exit", "return" -> leave(simple, scope);
            case "unset" -> unset(words.texts(rest, scope), scope);
            case "source", "." -> source(words.texts(rest, scope), scope);
            case "trap" -> trap(rest, scope);
            default -> {
                if (!Declarations.NAMES.contains(name)) {
                    return false;
                }
                declarations.all(name, rest, scope);
            }
        }
        return true;
    }

    /** Runs nothing; its words are there for what they set, or for the message of one that is not set. */
    private void nothing(List<Word> rest, Scope scope) throws Unsayable {
        for (Word word : rest) {
            for (Part part : word.parts()) {
                if (part instanceof Variable variable && variable.operator().endsWith("?")) {
                    throw new Unsayable(variable.source() + " ends the script when it is not set");
                }
            }
        }
        words.arguments(rest, scope);
    }

    /** What the text itself has set is gone. No command of an intent can take a variable out of its surroundings. */
    private void unset(List<String> names, Scope scope) throws Unsayable {
        for (String name : names) {
            if (!Assignments.isName(name) || !scope.conditions().isEmpty()) {
                throw new Unsayable("unset " + name);
            }
            assignments.mayChange(name, scope);
            if (scope.variables().value(name).isEmpty()) {
                scope.variables().set(name, List.of());
                scope.variables().export(name);
                notes.note("unset " + name + " became an empty value");
            } else {
                scope.unset(name);
            }
        }
    }

    private static void enter(List<String> args, Scope scope) throws Unsayable {
        List<String> operands =
                args.stream().filter(arg -> !arg.matches("-[LPe]+|--")).toList();
        boolean back = operands.equals(List.of("-"));
        if (operands.size() != 1 || back && scope.directoryBefore().isEmpty()) {
            throw new Unsayable("cd " + String.join(" ", operands));
        }
        scope.enter(back ? scope.directoryBefore().orElseThrow() : operands.get(0));
    }

    private void shift(List<Word> rest, Scope scope) throws Unsayable {
        List<String> all = scope.arguments().orElse(List.of());
        String count = rest.isEmpty() ? "1" : rest.get(0).literal().orElse("");
        boolean known = count.matches("\\d{1,3}") && Integer.parseInt(count) <= all.size();
        if (!known || !scope.isSure()) {
            throw new Unsayable("shift");
        }
        scope.setArguments(Optional.of(List.copyOf(all.subList(Integer.parseInt(count), all.size()))));
    }

    private static void set(List<String> args, Scope scope) throws Unsayable {
        scope.setOptions(scope.options().set(args));
        int first = ShellOptions.firstArgument(args);
        if (first < args.size()) {
            boolean dashes = args.get(first).equals("--");
            scope.setArguments(Optional.of(List.copyOf(args.subList(first + (dashes ? 1 : 0), args.size()))));
        }
    }

    /** Ends the script, whatever failures count for otherwise. */
    private void leave(Simple simple, Scope scope) throws Unsayable {
        if (scope.isEnding() && statements.isLast() && leavesWell(simple, scope)) {
            return;
        }
        switch (Chains.leaves(simple).orElseThrow()) {
            case WELL -> throw new Unsayable("exit in the middle");
            case AS_THE_LAST -> throw Unsayable.asking("it ends as what ran before it did");
            case UNKNOWN -> throw new Unsayable("the exit code is known to a shell only");
            case BADLY -> {
                if (simple.name().filter("return"::equals).isPresent()
                        && !scope.options().failuresCount()) {
                    throw new Unsayable("return in the middle");
                }
                ObjectNode fails = JsonNodeFactory.instance.objectNode();
                fails.put("program", "false");
                Scope inside = scope.copy();
                inside.setOptions(scope.options().withFailuresCounting());
                statements.emit(fails, inside, false);
            }
        }
    }

    private boolean leavesWell(Simple simple, Scope scope) throws Unsayable {
        return simple.words().size() == 1
                || words.text(simple.words().get(1), scope).equals("0");
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
        String path = scope.variables().value("PATH").map(value -> value.get(0)).orElse("${PATH}");
        assignments.mayChange("VIRTUAL_ENV", scope);
        assignments.mayChange("PATH", scope);
        scope.variables().set("VIRTUAL_ENV", List.of(home));
        scope.variables().export("VIRTUAL_ENV");
        scope.variables().set("PATH", List.of(home + "/bin:" + path));
        scope.variables().export("PATH");
    }

    private void trap(List<Word> rest, Scope scope) throws Unsayable {
        boolean atEnd = rest.size() == 2
                && rest.get(1).literal().filter(Set.of("EXIT", "0")::contains).isPresent();
        Optional<ShellText> text =
                rest.isEmpty() ? Optional.empty() : rest.get(0).literal().map(ShellText::read);
        if (!atEnd
                || text.filter(read -> read.problems().isEmpty()).isEmpty()
                || !scope.conditions().isEmpty()) {
            throw new Unsayable("trap");
        }
        if (rest.get(0).literal().filter(Set.of("-", "")::contains).isPresent()) {
            scope.setTrap(Optional.empty());
            return;
        }
        notes.note("the trap runs at the end, when all went well; a stage with `run_when` runs always");
        scope.setTrap(Optional.of(new Scope.Trap(text.get().script(), notes.line())));
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
        String text = String.join(" ", words.texts(rest, scope));
        if (file.equals("GITHUB_PATH")) {
            left.path(text, scope);
            return true;
        }
        int equals = text.indexOf('=');
        if (equals <= 0 || !Assignments.isName(text.substring(0, equals).replace('-', '_'))) {
            throw new Unsayable("what goes to " + file + " is no NAME=value");
        }
        String value = text.substring(equals + 1);
        String variable = left.variable(file, text.substring(0, equals));
        if (scope.conditions().isEmpty() && !value.contains("${")) {
            left.put(file, variable, value);
        } else {
            statements.add(Assignments.print(variable, value, scope));
            left.forget(variable);
        }
        return true;
    }
}
