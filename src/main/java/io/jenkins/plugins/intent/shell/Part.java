package io.jenkins.plugins.intent.shell;

import java.util.List;

/** A piece of a {@link Word}. {@code quoted} pieces are neither split at blanks nor matched against files. */
public sealed interface Part {
    /** Whether it stands in double or single quotes, or behind a backslash. */
    boolean quoted();

    /**
     * Text as it is: escapes are already resolved.
     *
     * @param text never empty, except for a pair of quotes with nothing in it
     */
    record Literal(String text, boolean quoted) implements Part {}

    /**
     * {@code $NAME}, {@code ${NAME}} and {@code ${NAME:-word}}.
     *
     * @param name of a variable, a digit, or one of {@code @*#?-$!}
     * @param operator what is done with the value: empty, {@code :-}, {@code ##}, {@code /}, … ; {@code #} in
     *     front of the name is {@code "length"}, {@code !} is {@code "indirect"}
     * @param argument what follows the operator
     * @param source as written
     */
    record Variable(String name, String operator, Word argument, boolean quoted, String source) implements Part {}

    /** {@code $(…)} and backticks: the output of a script. */
    record Substitution(Script script, boolean quoted, String source) implements Part {}

    /**
     * {@code $((…))}.
     *
     * @param expression its text, with what is expanded in it
     */
    record Arithmetic(List<Part> expression, boolean quoted, String source) implements Part {
        public Arithmetic {
            expression = List.copyOf(expression);
        }
    }

    /**
     * {@code <(…)} and {@code >(…)}: a file that is another script's output or input.
     *
     * @param input whether it is read by that script, as in {@code >(…)}
     */
    record ProcessSubstitution(boolean input, Script script, String source) implements Part {
        @Override
        public boolean quoted() {
            return true;
        }
    }
}
