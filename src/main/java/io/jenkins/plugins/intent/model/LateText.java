package io.jenkins.plugins.intent.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A text with variables whose values are known only when a command is about to start, such as
 * <code>${INTENT_PROJECT}</code> or what an earlier command printed. Everything else in it is replaced.
 * It is kept in parts, so that no value is ever read as a variable.
 *
 * @param place where in its command it stands, such as {@code args/0} or {@code env/NAME}
 * @param parts in order
 */
public record LateText(String place, List<Part> parts) {
    /** Names of the variables that tell where a stage runs. */
    public static final Set<String> OF_THE_PLACE =
            Set.of("WORKSPACE", "WORKSPACE_TMP", "NODE_NAME", "NODE_LABELS", "EXECUTOR_NUMBER");

    public LateText {
        parts = List.copyOf(parts);
    }

    /**
     * @param text plain text; the variable's spelling when there is a variable
     * @param variable the name of a variable whose value stands here
     * @param otherwise what stands here when the variable is not set or empty
     */
    public record Part(String text, Optional<String> variable, Optional<String> otherwise) {
        static Part plain(String text) {
            return new Part(text, Optional.empty(), Optional.empty());
        }
    }

    /** The text as it was written, as far as its variables are not known yet. */
    public String shown() {
        StringBuilder shown = new StringBuilder();
        parts.forEach(part -> shown.append(part.text()));
        return shown.toString();
    }

    /**
     * The text with every value in its place.
     *
     * @param lookup a variable's value
     * @param unset is told the name of each variable that has no value and no default
     */
    public String resolve(Function<String, Optional<String>> lookup, Consumer<String> unset) {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            text.append(part.variable()
                    .map(name -> value(part, name, lookup, unset))
                    .orElse(part.text()));
        }
        return text.toString();
    }

    /** The same with other texts in place of its own. */
    public LateText withTexts(UnaryOperator<String> text) {
        return new LateText(
                place,
                parts.stream()
                        .map(part -> new Part(
                                text.apply(part.text()),
                                part.variable(),
                                part.otherwise().map(text)))
                        .toList());
    }

    private static String value(
            Part part, String name, Function<String, Optional<String>> lookup, Consumer<String> unset) {
        Optional<String> value = lookup.apply(name);
        if (part.otherwise().isPresent()) {
            return value.filter(text -> !text.isEmpty()).orElse(part.otherwise().get());
        }
        if (value.isEmpty()) {
            unset.accept(name);
        }
        return value.orElse("");
    }
}
