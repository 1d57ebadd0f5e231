package io.jenkins.plugins.intent.model;

import io.jenkins.plugins.intent.time.TimeSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

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
        return switch (kind) {
            case EQUALS, IN, MATCHES, FILE_EXISTS -> met;
            case NOT -> parts.get(0).known().map(part -> !part);
            case ALL, ANY -> {
                List<Optional<Boolean>> answers =
                        parts.stream().map(Condition::known).toList();
                boolean decisive = kind == Kind.ANY;
                yield answers.contains(Optional.of(decisive))
                        ? Optional.of(decisive)
                        : answers.contains(Optional.<Boolean>empty()) ? Optional.empty() : Optional.of(!decisive);
            }
        };
    }

    /**
     * Whether it is met.
     *
     * @param variables the value of a variable
     * @param files whether there is a file of this path
     * @throws UnansweredException when there is no telling
     */
    public boolean isMet(Function<String, Optional<String>> variables, Predicate<String> files, TimeSource time)
            throws UnansweredException {
        if (met.isPresent()) {
            return met.get();
        }
        return switch (kind) {
            case EQUALS, IN, MATCHES -> {
                Optional<String> value = variables.apply(subject).or(() -> otherwise);
                yield value.isPresent() && isWanted(value.get(), time);
            }
            case FILE_EXISTS -> files.test(subject);
            case NOT -> !parts.get(0).isMet(variables, files, time);
            case ALL -> !decided(false, variables, files, time);
            case ANY -> decided(true, variables, files, time);
        };
    }

    /** Whether one part has the answer that settles the matter. */
    private boolean decided(
            boolean decisive, Function<String, Optional<String>> variables, Predicate<String> files, TimeSource time)
            throws UnansweredException {
        for (Condition part : parts) {
            if (part.isMet(variables, files, time) == decisive) {
                return true;
            }
        }
        return false;
    }

    /** Whether a variable's value is what a condition on it asks for. */
    boolean isWanted(String value, TimeSource time) throws UnansweredException {
        return kind == Kind.MATCHES
                ? new ValueMatch(subject, values.get(0)).matches(value, time)
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

    /** Why something is not run whose condition has this {@link #text}. */
    public static String unmet(String text) {
        return "its condition (" + text + ") is not met";
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
