package io.jenkins.plugins.intent.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * A condition of a {@code when}: about a variable, about a file, or about other conditions.
 *
 * @param kind what it asks
 * @param subject the variable's name or the file's path; empty for one about others
 * @param values what the variable is compared with
 * @param otherwise the variable's value when it is not set
 * @param met the answer, when it was known before the run started
 * @param parts the conditions that it is about
 */
public record Condition(
        Kind kind,
        String subject,
        List<String> values,
        Optional<String> otherwise,
        Optional<Boolean> met,
        List<Condition> parts) {

    /** What a condition asks. */
    public enum Kind {
        /** Whether a variable has this value. */
        EQUALS,
        /** Whether a variable has one of these values. */
        IN,
        /** Whether the whole value of a variable matches this regular expression. */
        MATCHES,
        /** Whether there is such a file or directory. */
        FILE_EXISTS,
        /** Whether all parts are met. */
        ALL,
        /** Whether at least one part is met. */
        ANY,
        /** Whether its part is not met. */
        NOT
    }

    public Condition {
        Objects.requireNonNull(kind, "kind");
        values = List.copyOf(values);
        parts = List.copyOf(parts);
    }

    /** Whether it is met, as far as that can be told already. */
    public Optional<Boolean> known() {
        return answer(name -> Optional.empty(), null);
    }

    /**
     * Whether it is met.
     *
     * @param variables the value of a variable
     * @param files whether there is a file of this path
     */
    public boolean isMet(Function<String, Optional<String>> variables, Predicate<String> files) {
        return answer(variables, files).orElse(false);
    }

    /** @param files null when nobody can tell yet, neither of files nor of variables */
    private Optional<Boolean> answer(Function<String, Optional<String>> variables, Predicate<String> files) {
        if (met.isPresent()) {
            return met;
        }
        return switch (kind) {
            case EQUALS, IN, MATCHES ->
                files == null
                        ? Optional.empty()
                        : Optional.of(variables
                                .apply(subject)
                                .or(() -> otherwise)
                                .filter(this::isWanted)
                                .isPresent());
            case FILE_EXISTS -> files == null ? Optional.empty() : Optional.of(files.test(subject));
            case NOT -> parts.get(0).answer(variables, files).map(part -> !part);
            case ALL -> joined(variables, files, false);
            case ANY -> joined(variables, files, true);
        };
    }

    /** @param decisive the answer of one part that settles the matter */
    private Optional<Boolean> joined(
            Function<String, Optional<String>> variables, Predicate<String> files, boolean decisive) {
        boolean open = false;
        for (Condition part : parts) {
            Optional<Boolean> answer = part.answer(variables, files);
            if (answer.isPresent() && answer.get() == decisive) {
                return answer;
            }
            open |= answer.isEmpty();
        }
        return open ? Optional.empty() : Optional.of(!decisive);
    }

    /** Whether a variable's value is what a condition on it asks for. */
    boolean isWanted(String value) {
        return kind == Kind.MATCHES
                ? Pattern.compile(values.get(0)).matcher(value).matches()
                : values.contains(value);
    }

    /** The condition in words, without any value of a variable. */
    public String text() {
        return switch (kind) {
            case EQUALS -> subject + " is `" + values.get(0) + "`";
            case IN -> subject + " is one of `" + String.join("`, `", values) + "`";
            case MATCHES -> subject + " matches `" + values.get(0) + "`";
            case FILE_EXISTS -> "`" + subject + "` exists";
            case NOT -> "not (" + parts.get(0).text() + ")";
            case ALL -> joined(" and ");
            case ANY -> joined(" or ");
        };
    }

    private String joined(String word) {
        return parts.stream()
                .map(part -> part.parts.size() > 1 ? "(" + part.text() + ")" : part.text())
                .reduce((first, next) -> first + word + next)
                .orElse("");
    }

    /** The same with other texts. */
    public Condition withTexts(UnaryOperator<String> text) {
        return new Condition(
                kind,
                text.apply(subject),
                values.stream().map(text).toList(),
                otherwise.map(text),
                met,
                parts.stream().map(part -> part.withTexts(text)).toList());
    }
}
