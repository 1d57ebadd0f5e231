package io.jenkins.plugins.intent.convert;

import io.jenkins.plugins.intent.shell.Part.Variable;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code $1}, {@code $@} and {@code $#}, where the text says which arguments there are. */
final class Positions {
    private static final Pattern FROM = Pattern.compile("\\s*([1-9]\\d{0,3})(?::(\\d{1,4}))?");

    private final Notes notes;

    Positions(Notes notes) {
        this.notes = notes;
    }

    /** Whether the name is the place of one argument. */
    static boolean isOne(Variable variable) {
        return variable.name().matches("[1-9]\\d*");
    }

    /** Whether it is all of them, or some from one place on. */
    static boolean areSeveral(Variable variable) {
        return variable.name().equals("@") || variable.name().equals("*");
    }

    /** The argument in this place; empty when there are not so many. */
    List<String> one(Variable variable, Scope scope) {
        List<String> all = arguments(variable, scope);
        int index = Integer.parseInt(variable.name()) - 1;
        return index < all.size() ? List.of(all.get(index)) : List.of();
    }

    /** What else is said of all of them. */
    List<String> several(Variable variable, Scope scope) throws Unsayable {
        if (!areSeveral(variable) && !variable.name().equals("#")) {
            throw new Unsayable(variable.source() + " is known to a shell only");
        }
        List<String> all = arguments(variable, scope);
        if (variable.operator().isEmpty()) {
            return variable.name().equals("#") ? List.of(String.valueOf(all.size())) : all;
        }
        Matcher from = FROM.matcher(variable.argument().literal().orElse(""));
        if (!areSeveral(variable) || !variable.operator().equals(":") || !from.matches()) {
            throw new Unsayable(variable.source() + " is known to a shell only");
        }
        int first = Math.min(all.size(), Integer.parseInt(from.group(1)) - 1);
        int count = from.group(2) == null ? all.size() : Integer.parseInt(from.group(2));
        return all.subList(first, Math.min(all.size(), first + count));
    }

    private List<String> arguments(Variable variable, Scope scope) {
        Optional<List<String>> arguments = scope.arguments();
        if (arguments.isEmpty()) {
            notes.note("an intent starts the script without arguments, which " + variable.source() + " asks for");
        }
        return arguments.orElse(List.of());
    }
}
