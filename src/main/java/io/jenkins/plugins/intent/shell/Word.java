package io.jenkins.plugins.intent.shell;

import io.jenkins.plugins.intent.shell.Part.Literal;
import java.util.List;
import java.util.Optional;

/**
 * One word of shell text, before anything in it is expanded.
 *
 * @param parts in order; none only where nothing is written, as after {@code A=}
 * @param source as written
 */
public record Word(List<Part> parts, String source) {
    /** Nothing at all. */
    public static final Word EMPTY = new Word(List.of(), "");

    public Word {
        parts = List.copyOf(parts);
    }

    /** Its text without the quotes, when nothing in it is expanded from variables or by running something. */
    public Optional<String> literal() {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            if (!(part instanceof Literal literal)) {
                return Optional.empty();
            }
            text.append(literal.text());
        }
        return Optional.of(text.toString());
    }

    /** Whether any of it stands in quotes. */
    public boolean hasQuotes() {
        return parts.stream().anyMatch(Part::quoted);
    }
}
