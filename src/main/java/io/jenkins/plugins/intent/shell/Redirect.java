package io.jenkins.plugins.intent.shell;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * {@code >file} and its like.
 *
 * @param descriptor the number or {@code {NAME}} in front, empty for the usual one
 * @param operator what is done
 * @param target the file, the other descriptor, or the delimiter of a here-document
 * @param text what a here-document or here-string holds, else {@link Word#EMPTY}
 */
public record Redirect(String descriptor, Operator operator, Word target, Word text) {

    /** The operators of POSIX and bash. */
    public enum Operator {
        IN("<"),
        OUT(">"),
        APPEND(">>"),
        CLOBBER(">|"),
        READ_WRITE("<>"),
        DUPLICATE_IN("<&"),
        DUPLICATE_OUT(">&"),
        BOTH("&>"),
        BOTH_APPEND("&>>"),
        HERE_DOCUMENT("<<"),
        HERE_DOCUMENT_TABS("<<-"),
        HERE_STRING("<<<");

        private static final List<Operator> LONGEST_FIRST = Arrays.stream(values())
                .sorted(Comparator.comparing((Operator o) -> -o.spelling.length()))
                .toList();
        private final String spelling;

        Operator(String spelling) {
            this.spelling = spelling;
        }

        /** As it is written. */
        public String spelling() {
            return spelling;
        }

        static List<Operator> longestFirst() {
            return LONGEST_FIRST;
        }

        boolean isHereDocument() {
            return this == HERE_DOCUMENT || this == HERE_DOCUMENT_TABS;
        }
    }

    /** Whether a file is made or changed by it. {@code >&} with a number only joins two descriptors. */
    public boolean writes() {
        return switch (operator) {
            case OUT, APPEND, CLOBBER, READ_WRITE, BOTH, BOTH_APPEND -> true;
            case DUPLICATE_OUT -> !joins();
            default -> false;
        };
    }

    /** Whether it joins a descriptor to another, or closes it. */
    public boolean joins() {
        return (operator == Operator.DUPLICATE_OUT || operator == Operator.DUPLICATE_IN)
                && target.literal().map(text -> text.matches("\\d*-?")).orElse(false);
    }
}
