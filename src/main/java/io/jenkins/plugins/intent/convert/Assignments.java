package io.jenkins.plugins.intent.convert;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.intent.shell.Assignment;
import io.jenkins.plugins.intent.shell.Command.Simple;
import io.jenkins.plugins.intent.shell.Part;
import io.jenkins.plugins.intent.shell.Part.Substitution;
import io.jenkins.plugins.intent.shell.Script.Statement;
import io.jenkins.plugins.intent.shell.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What sets a variable: known from here on, captured when it runs, or printed by a shell. */
final class Assignments {
    private static final Set<String> OF_THE_SHELL =
            Set.of("IFS", "BASH_ENV", "ENV", "CDPATH", "GLOBIGNORE", "SHELLOPTS", "BASHOPTS");
    /** What is empty where another variable is: without quotes it is no word at all. */
    private static final Pattern OR_NOTHING = Pattern.compile("\\$\\{\\w+:?\\+");

    private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");

    private final Statements statements;
    private final Words words;

    Assignments(Statements statements, Words words) {
        this.statements = statements;
        this.words = words;
    }

    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    void assign(Assignment assignment, Scope scope) throws Unsayable {
        assign(assignment, scope, false, words.ofAssignment());
    }

    /** What {@code export} and its like set: they end well however a program ends whose output that is. */
    void declare(Assignment assignment, Scope scope, boolean exports) throws Unsayable {
        assign(assignment, scope, exports, words);
    }

    private void assign(Assignment assignment, Scope scope, boolean exports, Words read) throws Unsayable {
        if (!assignment.index().isEmpty()) {
            throw new Unsayable("an array");
        }
        String name = assignment.name();
        if (assignment.isArray()) {
            List<String> elements = new ArrayList<>(
                    assignment.append() ? scope.variables().value(name).orElse(List.of()) : List.of());
            elements.addAll(read.texts(assignment.array(), scope));
            put(name, elements, scope);
            return;
        }
        List<Part> parts = assignment.value().parts();
        boolean forPrograms = exports || scope.variables().isExported(name);
        if (parts.size() == 1 && parts.get(0) instanceof Substitution substitution && !assignment.append()) {
            Captures captures = read.captures();
            ObjectNode command = captures.command(substitution, scope);
            Optional<String> known = captures.known(command);
            if (known.isPresent()) {
                set(name, known.get(), forPrograms, scope);
                return;
            }
            boolean hides = scope.hidesAnother(name);
            String variable = hides ? captures.another(name) : name;
            mayChange(variable, scope);
            captures.add(command, variable, scope);
            Fallback.surround(
                    statements.commands().get(statements.commands().size() - 1),
                    scope,
                    scope.variables().environment());
            scope.variables().captured(variable, Captures.isOneWord(substitution));
            if (hides) {
                put(name, List.of("${" + variable + "}"), scope);
            }
            return;
        }
        String value = (forPrograms ? read.ofEnvironment() : read).text(assignment.value(), scope);
        String before = assignment.append()
                ? String.join(" ", scope.variables().value(name).orElse(List.of("${" + name + ":-}")))
                : "";
        set(name, before + value, forPrograms, scope);
    }

    private void set(String name, String value, boolean forPrograms, Scope scope) throws Unsayable {
        if (forPrograms) {
            CodeTexts.requireNoCode(name, value);
            mayChange(name, scope);
        }
        put(name, List.of(value), scope);
    }

    /** Programs see the variable from here on. */
    void export(String name, Scope scope) throws Unsayable {
        if (!scope.variables().isExported(name)
                && scope.variables()
                        .value(name)
                        .filter(value -> !value.equals(List.of("${" + name + "}")))
                        .isPresent()) {
            CodeTexts.requireNoCode(
                    name, String.join(" ", scope.variables().value(name).get()));
            mayChange(name, scope);
        }
        scope.variables().export(name);
    }

    /**
     * Before a variable becomes another one for the programs that follow: what was set to its value is printed
     * as long as it has it.
     */
    void mayChange(String name, Scope scope) throws Unsayable {
        if (scope.isAskedFor(name)) {
            throw new Unsayable("the condition asks for " + name + ", which changes under it");
        }
        if (scope.isUsedUnnamed(name)) {
            throw new Unsayable("the value that " + name + " had before is used further on");
        }
        for (String other : scope.variables().madeOf(name)) {
            List<String> value = scope.variables().value(other).orElseThrow();
            if (value.size() != 1) {
                throw new Unsayable("the array " + other + " has the value in it that " + name + " had before");
            }
            statements.add(print(other, value.get(0), scope));
            scope.variables().captured(other, !scope.variables().holdsWords(value.get(0)));
        }
    }

    /** What is set under a condition is printed under it, and captured. */
    void put(String name, List<String> value, Scope scope) throws Unsayable {
        boolean strict = name.equals("IFS")
                && value.equals(List.of(Words.STRICT_SEPARATORS))
                && scope.conditions().isEmpty();
        if (OF_THE_SHELL.contains(name) && !strict) {
            throw new Unsayable("the shell itself reads " + name);
        }
        if (scope.conditions().isEmpty()) {
            scope.variables().set(name, value);
            return;
        }
        if (value.size() != 1) {
            throw new Unsayable("an array that depends on a condition");
        }
        if (scope.hidesAnother(name)) {
            throw new Unsayable("the function's own " + name + " depends on a condition");
        }
        mayChange(name, scope);
        statements.add(print(name, value.get(0), scope));
        scope.variables().captured(name);
    }

    static ObjectNode print(String name, String value, Scope scope) {
        ObjectNode prints = JsonNodeFactory.instance.objectNode();
        prints.put("program", "printf");
        prints.putArray("args").add("%s").add(value);
        prints.put("capture", name);
        Fallback.surround(prints, scope, scope.variables().environment());
        return prints;
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
                && simple.name().filter(Declarations.NAMES::contains).isPresent();
        String source = exports ? simple.words().get(1).source() : statement.whole();
        boolean one = exports
                || simple.words().isEmpty()
                        && simple.assignments().size() == 1
                        && !simple.assignments().get(0).isArray();
        int equals = source.indexOf('=');
        String name = source.substring(0, Math.max(0, equals));
        if (!one || !isName(name) || OF_THE_SHELL.contains(name) || scope.hidesAnother(name)) {
            return false;
        }
        try {
            mayChange(name, scope);
        } catch (Unsayable used) {
            return false;
        }
        fallback.count(List.of(statement), reason.getMessage());
        String value = source.substring(equals + 1);
        ObjectNode prints = fallback.command(name + "=" + value + "\nprintf %s \"$" + name + "\"", scope);
        prints.put("capture", name);
        statements.add(prints);
        Word printed =
                exports ? simple.words().get(1) : simple.assignments().get(0).value();
        scope.variables()
                .captured(
                        name,
                        !OR_NOTHING.matcher(value).find()
                                && printed.parts().stream()
                                        .allMatch(part ->
                                                !(part instanceof Substitution inner) || Captures.isOneWord(inner)));
        return true;
    }
}
