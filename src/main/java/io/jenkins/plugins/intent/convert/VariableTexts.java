package io.jenkins.plugins.intent.convert;

import io.jenkins.plugins.intent.shell.Part.Variable;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a variable of the text is in an intent: its value where the text says it, else <code>${NAME}</code>. */
final class VariableTexts {
    private static final Pattern ONE_VARIABLE = Pattern.compile("\\$\\{\\w+(:-)?}");

    /** How a script speaks of itself. */
    private static final Pattern ITSELF =
            Pattern.compile("\\$(0|\\{0}|BASH_SOURCE|\\{BASH_SOURCE}|\\{BASH_SOURCE\\[0]})");

    private final Words words;
    private final Notes notes;
    private final String script;
    private final boolean seeEnvironment;
    private final Positions positions;

    /**
     * @param script its name, as it is started in the project; empty when that is not known
     * @param seeEnvironment whether the texts stand where variables that the script exports can be seen
     */
    VariableTexts(Words words, Notes notes, String script, boolean seeEnvironment) {
        this.words = words;
        this.script = script;
        this.positions = new Positions(notes);
        this.notes = notes;
        this.seeEnvironment = seeEnvironment;
    }

    List<String> values(Variable variable, Scope scope) throws Unsayable {
        String name = variable.name();
        if (name.isEmpty()) {
            throw new Unsayable(variable.source() + " is no variable");
        }
        if (variable.source().matches("\\$(\\?|\\{\\?})") && scope.hasJustEndedWell()) {
            return List.of("0");
        }
        if (Effects.OF_THE_LAST.contains(name)) {
            throw Unsayable.asking(variable.source() + " tells of what ran before it");
        }
        if (ITSELF.matcher(variable.source()).matches() && !script.isEmpty() && !script.startsWith("/")) {
            return List.of(Words.escaped(script));
        }
        boolean position = Positions.isOne(variable);
        if (!Character.isLetter(name.charAt(0)) && name.charAt(0) != '_' && !position) {
            return positions.several(variable, scope);
        }
        if (scope.variables().isGone(name)) {
            throw new Unsayable("a function has set a " + name + " of its own, and what it is outside is not known");
        }
        if (scope.variables().isConditional(name) && !variable.quoted()) {
            throw new Unsayable("the value of " + name + " depends on a condition, and it is not in quotes");
        }
        if (scope.variables().isConditional(name) && List.of("-", "+", "=", "?").contains(variable.operator())) {
            throw new Unsayable("whether " + name + " is set depends on a condition");
        }
        if (scope.isElsewhere(name)) {
            throw new Unsayable("the path in " + name + " is used in another directory");
        }
        Optional<List<String>> known = position
                ? Optional.of(positions.one(variable, scope))
                : scope.variables().value(name);
        ofThisFormOnly(variable);
        return switch (variable.operator()) {
            case "" ->
                position
                        ? known.get()
                        : List.of(known.isPresent() ? first(known.get(), name, scope) : outer(variable, scope));
            case "?", ":?" -> List.of(required(variable, known, scope));
            case "elements" -> known.orElseThrow(() -> new Unsayable("the array " + name + " is not set in this text"));
            case ":-", "-", ":=", "=" -> List.of(withDefault(variable, known, scope));
            case "+", ":+" -> List.of(instead(variable, known, scope));
            case "length" -> List.of(String.valueOf(length(variable, known)));
            default -> List.of(ValueChanges.of(variable, scope));
        };
    }

    /** An index and an operator, or an exclamation mark and one: there is no telling what is done to what. */
    private static void ofThisFormOnly(Variable variable) throws Unsayable {
        boolean indexed = variable.source().matches("(?s)\\$\\{[!#]?\\w+\\[.*");
        boolean indirect = variable.source().startsWith("${!");
        boolean readable =
                switch (variable.operator()) {
                    case "elements", "index" ->
                        indexed && !indirect && variable.source().endsWith("]}");
                    case "length" -> !indexed || variable.source().matches("\\$\\{#\\w+\\[[@*]]}");
                    case "indirect" -> !indexed;
                    default -> !indexed && !indirect;
                };
        if (!readable) {
            throw new Unsayable(variable.source() + " is worked out by a shell only");
        }
    }

    private String required(Variable variable, Optional<List<String>> known, Scope scope) throws Unsayable {
        if (known.isPresent() && known.get().stream().allMatch(VariableTexts::mayBeEmpty)) {
            throw new Unsayable(variable.source() + " ends the script when it is empty");
        }
        return known.isPresent() ? first(known.get(), variable.name(), scope) : outer(variable, scope);
    }

    /** Whether nothing stands in it besides variables, which may be empty. */
    private static boolean mayBeEmpty(String text) {
        return text.replaceAll("(?<!\\$)\\$\\{\\w+(:-)?}", "").isEmpty();
    }

    private static boolean isEmpty(List<String> value, Variable variable) throws Unsayable {
        String first = value.isEmpty() ? "" : value.get(0);
        if (first.startsWith("${")) {
            throw new Unsayable("whether " + variable.source() + " is empty is not known beforehand");
        }
        return first.isEmpty();
    }

    private String instead(Variable variable, Optional<List<String>> known, Scope scope) throws Unsayable {
        if (known.isEmpty()) {
            throw new Unsayable("whether " + variable.name() + " is set is not known beforehand");
        }
        boolean none = known.get().isEmpty() || variable.operator().equals(":+") && isEmpty(known.get(), variable);
        return none ? "" : words.text(variable.argument(), scope);
    }

    private static int length(Variable variable, Optional<List<String>> known) throws Unsayable {
        boolean elements = variable.source().endsWith("]}");
        String text = known.filter(value -> !value.isEmpty())
                .map(value -> value.get(0))
                .orElse("");
        if (known.isEmpty() || !elements && text.contains("${")) {
            throw new Unsayable(variable.source() + " is not known beforehand");
        }
        return elements ? known.get().size() : text.codePointCount(0, text.length());
    }

    /** A variable whose value speaks of others is named, where commands find it; so nothing is filled in twice. */
    private String first(List<String> value, String name, Scope scope) {
        String text = value.isEmpty() ? "" : value.get(0);
        return text.contains("${") && seeEnvironment && scope.variables().isExported(name) ? "${" + name + "}" : text;
    }

    private String outer(Variable variable, Scope scope) throws Unsayable {
        if (List.of("RANDOM", "SECONDS", "LINENO", "BASHPID", "FUNCNAME", "BASH_SOURCE")
                .contains(variable.name())) {
            throw new Unsayable("only a shell sets $" + variable.name());
        }
        requireNoPrefix(variable, scope);
        if (variable.name().equals("OLDPWD")) {
            return scope.directoryBefore().orElseThrow(() -> new Unsayable("$OLDPWD where no cd stands before it"));
        }
        if (variable.name().equals("PWD")) {
            return scope.absoluteDirectory();
        }
        if (!variable.quoted()) {
            notes.note("the value of " + variable.name() + " stays one argument, blanks and all");
        }
        // Under a condition that asks for it, it may well not be set.
        return "${" + variable.name() + (scope.isAskedFor(variable.name()) ? ":-}" : "}");
    }

    /** What a program in front starts, such as one of a container, may see other variables. */
    private static void requireNoPrefix(Variable variable, Scope scope) throws Unsayable {
        if (!scope.prefix().isEmpty()) {
            throw new Unsayable(
                    "what $" + variable.name() + " is there, '" + scope.prefix().get(0) + "' decides");
        }
    }

    private String withDefault(Variable variable, Optional<List<String>> known, Scope scope) throws Unsayable {
        boolean alsoWhenEmpty = variable.operator().startsWith(":");
        String name = variable.name();
        if (known.isPresent()) {
            String value = known.get().isEmpty() ? "" : known.get().get(0);
            if (!known.get().isEmpty() && !(alsoWhenEmpty && mayBeEmpty(value))) {
                return first(known.get(), name, scope);
            }
            if (value.isEmpty()) {
                return becoming(variable, words.text(variable.argument(), scope), scope);
            }
            if (!ONE_VARIABLE.matcher(value).matches()) {
                throw new Unsayable("whether " + variable.source() + " is empty is not known beforehand");
            }
            name = value.replaceAll("\\W+", "");
        }
        String otherwise = words.text(variable.argument(), scope);
        if (otherwise.contains("}") || otherwise.contains("${")) {
            throw new Unsayable("the default of " + variable.source() + " is a variable itself");
        }
        requireNoPrefix(variable, scope);
        if (!alsoWhenEmpty && !otherwise.isEmpty()) {
            throw new Unsayable(variable.source() + " is empty where the variable is");
        }
        return becoming(variable, "${" + name + ":-" + otherwise + "}", scope);
    }

    /** An equals sign sets the variable, too. */
    private static String becoming(Variable variable, String value, Scope scope) throws Unsayable {
        if (variable.operator().endsWith("=")) {
            if (!scope.conditions().isEmpty() || Positions.isOne(variable)) {
                throw new Unsayable(variable.source() + " sets a variable");
            }
            scope.variables().set(variable.name(), List.of(value));
        }
        return value;
    }
}
