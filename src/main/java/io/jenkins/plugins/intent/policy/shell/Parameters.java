package io.jenkins.plugins.intent.policy.shell;

import io.jenkins.plugins.intent.shell.Part.Variable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What <code>${NAME}</code> and its operators give, where that can be known. */
final class Parameters {
    private static final Set<String> NUMBERS =
            Set.of("?", "#", "$", "!", "RANDOM", "SECONDS", "LINENO", "UID", "EUID", "PPID", "BASHPID", "SHLVL");
    private static final String A_NUMBER = "1";

    private final ShellState state;
    private final Expander expander;

    Parameters(ShellState state, Expander expander) {
        this.state = state;
        this.expander = expander;
    }

    /** One text, or the elements of a list. */
    List<String> values(Variable variable) {
        Optional<List<String>> known = known(variable.name(), variable.operator());
        String text = known.map(list -> String.join(" ", list)).orElse("");
        return switch (variable.operator()) {
            case "", "elements", "?", ":?" -> known.orElseGet(() -> unknown(variable));
            case "length" -> List.of(A_NUMBER);
            case "-", "=" -> known.orElseGet(() -> otherwise(variable));
            case ":-", ":=" -> known.isEmpty() || text.isEmpty() ? otherwise(variable) : known.get();
            case "+", ":+" ->
                known.isPresent() && text.isEmpty() && variable.operator().equals(":+")
                        ? List.of()
                        : List.of(expander.text(variable.argument()));
            case "indirect" -> indirect(variable, text);
            case "index" -> element(variable, known);
            default -> changed(variable, known, text);
        };
    }

    private List<String> unknown(Variable variable) {
        return List.of(state.unknowns().any(variable.source()));
    }

    private Optional<List<String>> known(String name, String operator) {
        if (NUMBERS.contains(name)) {
            return Optional.of(List.of(A_NUMBER));
        }
        if (name.equals("@") || name.equals("*")) {
            return Optional.of(state.arguments().elements());
        }
        if (!name.isEmpty() && Character.isDigit(name.charAt(0))) {
            return argument(name);
        }
        Optional<Value> value = state.variable(name);
        if (value.isPresent()) {
            boolean all = operator.equals("elements") || operator.equals("index");
            List<String> elements = value.get().elements();
            return Optional.of(all || elements.isEmpty() ? elements : elements.subList(0, 1));
        }
        return switch (name) {
            case "HOME" -> Optional.of(List.of(state.unknowns().home("$HOME")));
            case "IFS" -> Optional.of(List.of(" \t\n"));
            default -> Optional.empty();
        };
    }

    private Optional<List<String>> argument(String name) {
        if (name.length() > 3 || name.equals("0")) {
            return Optional.empty();
        }
        int index = Integer.parseInt(name) - 1;
        List<String> arguments = state.arguments().elements();
        boolean unknown = arguments.size() == 1 && Unknowns.isAt(arguments.get(0), 0, Unknowns.Kind.ANY);
        if (index < arguments.size()) {
            return Optional.of(List.of(arguments.get(index)));
        }
        return unknown ? Optional.of(arguments) : Optional.of(List.of());
    }

    private List<String> otherwise(Variable variable) {
        String text = expander.text(variable.argument());
        if (variable.operator().endsWith("=")) {
            state.set(variable.name(), Value.of(text));
        }
        return List.of(text);
    }

    private List<String> indirect(Variable variable, String name) {
        return name.isEmpty() || Unknowns.hasAny(name)
                ? unknown(variable)
                : known(name, "").orElseGet(() -> unknown(variable));
    }

    private List<String> element(Variable variable, Optional<List<String>> known) {
        String index = expander.text(variable.argument());
        if (known.isPresent()
                && index.matches("\\d{1,4}")
                && Integer.parseInt(index) < known.get().size()) {
            return List.of(known.get().get(Integer.parseInt(index)));
        }
        return unknown(variable);
    }

    /** Parts of a value, and other spellings of it. */
    private List<String> changed(Variable variable, Optional<List<String>> known, String text) {
        if (known.isEmpty() || Unknowns.hasAny(text) || known.get().size() > 1) {
            return unknown(variable);
        }
        String argument = expander.text(variable.argument());
        Optional<String> changed =
                switch (variable.operator()) {
                    case "^^" -> Optional.of(text.toUpperCase(Locale.ROOT));
                    case ",," -> Optional.of(text.toLowerCase(Locale.ROOT));
                    case "#", "##", "%", "%%" -> TextCut.trimmed(text, argument, variable.operator());
                    case "/", "//" ->
                        TextCut.replaced(text, argument, variable.operator().equals("//"));
                    case ":" -> TextCut.slice(text, argument);
                    default -> Optional.empty();
                };
        return changed.map(List::of).orElseGet(() -> unknown(variable));
    }
}
