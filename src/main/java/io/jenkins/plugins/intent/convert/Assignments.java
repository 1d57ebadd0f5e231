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
import java.util.Set;
import java.util.regex.Pattern;

/** What sets a variable: known from here on, captured when it runs, or printed by a shell. */
final class Assignments {
    static final Set<String> DECLARING = Set.of("export", "readonly", "local", "declare", "typeset");
    private static final Set<String> OF_THE_SHELL =
            Set.of("IFS", "BASH_ENV", "ENV", "CDPATH", "GLOBIGNORE", "SHELLOPTS", "BASHOPTS");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");

    private final Statements statements;
    private final Words words;
    private final Captures captures;

    Assignments(Statements statements, Words words, Captures captures) {
        this.statements = statements;
        this.words = words;
        this.captures = captures;
    }

    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** {@code export NAME=value} and its like. */
    void declare(String builtin, Word word, Scope scope) throws Unsayable {
        String source = word.source();
        if (source.startsWith("-")) {
            if (source.contains("A") || source.contains("f")) {
                throw new Unsayable(builtin + " " + source);
            }
            return;
        }
        int equals = source.indexOf('=');
        String name = equals < 0 ? source : source.substring(0, equals);
        if (!isName(name)) {
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
                    scope,
                    builtin.equals("export"));
        }
        if (builtin.equals("export")) {
            scope.export(name);
        }
    }

    void assign(Assignment assignment, Scope scope) throws Unsayable {
        assign(assignment, scope, false);
    }

    private void assign(Assignment assignment, Scope scope, boolean exports) throws Unsayable {
        if (!assignment.index().isEmpty()) {
            throw new Unsayable("an array");
        }
        String name = assignment.name();
        if (assignment.isArray()) {
            List<String> elements =
                    new ArrayList<>(assignment.append() ? scope.variable(name).orElse(List.of()) : List.of());
            elements.addAll(words.texts(assignment.array(), scope));
            put(name, elements, scope);
            return;
        }
        List<Part> parts = assignment.value().parts();
        if (parts.size() == 1 && parts.get(0) instanceof Substitution substitution && !assignment.append()) {
            captures.into(name, substitution, scope);
            Fallback.surround(statements.commands().get(statements.commands().size() - 1), scope, scope.environment());
            scope.captured(name, Captures.isOneWord(substitution));
            return;
        }
        Words read = exports || scope.isExported(name) ? words.ofEnvironment() : words;
        String value = read.text(assignment.value(), scope);
        String before =
                assignment.append() ? String.join(" ", scope.variable(name).orElse(List.of("${" + name + ":-}"))) : "";
        put(name, List.of(before + value), scope);
    }

    /** What is set under a condition is printed under it, and captured. */
    void put(String name, List<String> value, Scope scope) throws Unsayable {
        if (OF_THE_SHELL.contains(name)) {
            throw new Unsayable("the shell itself reads " + name);
        }
        if (scope.conditions().isEmpty()) {
            scope.set(name, value);
            return;
        }
        if (value.size() != 1) {
            throw new Unsayable("an array that depends on a condition");
        }
        if (scope.isAskedFor(name)) {
            throw new Unsayable("the condition asks for " + name + ", which changes under it");
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

    /** A value that only a shell can work out is printed by one; the commands that follow need none for it. */
    boolean assignByShell(Statement statement, Unsayable reason, Scope scope, Fallback fallback) {
        boolean alone = statement.rest().isEmpty() && statement.first().stages().size() == 1;
        if (!alone
                || !(statement.first().stages().get(0).command() instanceof Simple simple)
                || !scope.prefix().isEmpty()) {
            return false;
        }
        boolean exports = simple.words().size() == 2
                && simple.name().filter(DECLARING::contains).isPresent();
        String source = exports ? simple.words().get(1).source() : statement.whole();
        boolean one = exports
                || simple.words().isEmpty()
                        && simple.assignments().size() == 1
                        && !simple.assignments().get(0).isArray();
        int equals = source.indexOf('=');
        String name = source.substring(0, Math.max(0, equals));
        if (!one || !isName(name) || OF_THE_SHELL.contains(name) || scope.isAskedFor(name)) {
            return false;
        }
        fallback.count(List.of(statement), reason.getMessage());
        String value = source.substring(equals + 1);
        ObjectNode prints = fallback.command(name + "=" + value + "\nprintf %s \"$" + name + "\"", scope);
        prints.put("capture", name);
        statements.add(prints);
        Word printed =
                exports ? simple.words().get(1) : simple.assignments().get(0).value();
        scope.captured(
                name,
                printed.parts().stream()
                        .allMatch(part -> !(part instanceof Substitution inner) || Captures.isOneWord(inner)));
        return true;
    }
}
