package io.jenkins.plugins.intent.convert;

import io.jenkins.plugins.intent.policy.shell.Expander;
import io.jenkins.plugins.intent.policy.shell.Unknowns;
import io.jenkins.plugins.intent.shell.Part.Variable;
import io.jenkins.plugins.intent.shell.Word;
import java.util.List;
import java.util.Optional;

/** What a variable of the text is in an intent: its value where the text says it, else <code>${NAME}</code>. */
final class VariableTexts {
    private final Words words;
    private final Notes notes;

    VariableTexts(Words words, Notes notes) {
        this.words = words;
        this.notes = notes;
    }

    List<String> values(Variable variable, Scope scope) throws Unsayable {
        String name = variable.name();
        if (name.isEmpty()) {
            throw new Unsayable(variable.source() + " is no variable");
        }
        if (!Character.isLetter(name.charAt(0)) && name.charAt(0) != '_') {
            return argument(variable, scope);
        }
        if (scope.isConditional(name) && !variable.quoted()) {
            throw new Unsayable("the value of " + name + " depends on a condition, and it is not in quotes");
        }
        if (scope.isElsewhere(name)) {
            throw new Unsayable("the path in " + name + " is used in another directory");
        }
        Optional<List<String>> known = scope.variable(name);
        return switch (variable.operator()) {
            case "", "?", ":?" -> List.of(known.isPresent() ? first(known.get(), name, scope) : outer(variable, scope));
            case "elements" -> known.orElseThrow(() -> new Unsayable("the array " + name + " is not set in this text"));
            case ":-", "-", ":=", "=" -> List.of(withDefault(variable, known, scope));
            default -> List.of(computed(variable, scope));
        };
    }

    /** A variable whose value speaks of others is named, where commands find it; so nothing is filled in twice. */
    private static String first(List<String> value, String name, Scope scope) {
        String text = value.isEmpty() ? "" : value.get(0);
        return text.contains("${") && scope.isExported(name) ? "${" + name + "}" : text;
    }

    private String outer(Variable variable, Scope scope) throws Unsayable {
        if (List.of("RANDOM", "SECONDS", "LINENO", "BASHPID", "OLDPWD", "FUNCNAME", "BASH_SOURCE", "PIPESTATUS")
                .contains(variable.name())) {
            throw new Unsayable("only a shell sets $" + variable.name());
        }
        if (variable.name().equals("PWD")) {
            return scope.absoluteDirectory();
        }
        if (!variable.quoted()) {
            notes.note("the value of " + variable.name() + " stays one argument, blanks and all");
        }
        return "${" + variable.name() + "}";
    }

    private String withDefault(Variable variable, Optional<List<String>> known, Scope scope) throws Unsayable {
        if (known.isPresent() && !(known.get().size() == 1 && known.get().get(0).isEmpty())) {
            return first(known.get(), variable.name(), scope);
        }
        String otherwise = words.text(variable.argument(), scope);
        if (known.isPresent()) {
            return otherwise;
        }
        if (otherwise.contains("}") || otherwise.contains("${")) {
            throw new Unsayable("the default of " + variable.source() + " is a variable itself");
        }
        String text = "${" + variable.name() + ":-" + otherwise + "}";
        if (variable.operator().endsWith("=")) {
            scope.set(variable.name(), List.of(text));
        }
        return text;
    }

    private static List<String> argument(Variable variable, Scope scope) throws Unsayable {
        Optional<List<String>> arguments = scope.arguments();
        if (arguments.isPresent() && variable.operator().isEmpty()) {
            String name = variable.name();
            if (name.equals("@") || name.equals("*")) {
                return arguments.get();
            }
            if (name.equals("#")) {
                return List.of(String.valueOf(arguments.get().size()));
            }
            if (name.matches("[1-9]")) {
                int index = Integer.parseInt(name) - 1;
                return index < arguments.get().size() ? List.of(arguments.get().get(index)) : List.of();
            }
        }
        throw new Unsayable(variable.source() + " is known to a shell only");
    }

    private static String computed(Variable variable, Scope scope) throws Unsayable {
        String text = new Expander(scope.state()).text(new Word(List.of(variable), variable.source()));
        if (Unknowns.hasAny(text)) {
            throw new Unsayable(variable.source() + " changes a value that is not known beforehand");
        }
        return Words.escaped(text);
    }
}
