package io.jenkins.plugins.intent.shell;

import io.jenkins.plugins.intent.shell.Part.Literal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A text that a shell would read, as far as it can be read. Any text can: what is no shell text gives
 * problems with their places, and the rest is read all the same, since a shell runs what stands before a
 * mistake.
 *
 * @param script what it says
 * @param problems where it is no shell text, in order; empty when all is well
 */
public record ShellText(Script script, List<Problem> problems) {

    /** Whose rules a backslash follows. */
    public enum Dialect {
        /** It takes the meaning from any character. */
        POSIX,
        /** It does so only for characters that mean something, and else is part of a path. */
        WINDOWS
    }

    /**
     * A place where the text is no shell text.
     *
     * @param line from 1
     * @param column from 1
     * @param message one sentence
     */
    public record Problem(int line, int column, String message) {}

    public ShellText {
        problems = List.copyOf(problems);
    }

    public static ShellText read(String text) {
        return read(text, Dialect.POSIX);
    }

    public static ShellText read(String text, Dialect dialect) {
        return new ShellParser(new Cursor(text, dialect)).wholeText();
    }

    /** The words of a text that is split at blanks by the quotes of a shell; nothing else in it means anything. */
    public static List<String> words(String text, Dialect dialect) {
        return new ShellParser(new Cursor(text, dialect)).plainWords();
    }

    /** The words, when the text is one plain command: nothing in it needs a shell, except for quotes. */
    public Optional<List<String>> plainCommand() {
        if (!problems.isEmpty() || script.statements().size() != 1) {
            return Optional.empty();
        }
        Script.Statement statement = script.statements().get(0);
        boolean alone = statement.rest().isEmpty()
                && !statement.background()
                && !statement.first().negated()
                && statement.first().stages().size() == 1;
        return alone && statement.first().stages().get(0).command() instanceof Command.Simple simple
                ? plain(simple)
                : Optional.empty();
    }

    /** Whether there were so many mistakes that the rest was not read at all. */
    public boolean isGivenUp() {
        return problems.size() >= ShellParser.MOST_PROBLEMS;
    }

    private static Optional<List<String>> plain(Command.Simple simple) {
        if (!simple.assignments().isEmpty()
                || !simple.redirects().isEmpty()
                || simple.words().isEmpty()) {
            return Optional.empty();
        }
        List<String> words = new ArrayList<>();
        for (Word word : simple.words()) {
            if (!word.parts().stream().allMatch(Literal.class::isInstance)) {
                return Optional.empty();
            }
            words.add(word.literal().orElseThrow());
        }
        return Optional.of(words);
    }
}
