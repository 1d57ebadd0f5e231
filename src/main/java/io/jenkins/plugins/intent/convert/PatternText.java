package io.jenkins.plugins.intent.convert;

import io.jenkins.plugins.intent.shell.Part;
import io.jenkins.plugins.intent.shell.Part.Literal;
import io.jenkins.plugins.intent.shell.Word;
import java.util.regex.Pattern;

/** A shell's pattern as a regular expression that the whole value must match. */
final class PatternText {
    private PatternText() {}

    static String regex(Word pattern) throws Unsayable {
        StringBuilder regex = new StringBuilder();
        for (Part part : pattern.parts()) {
            if (!(part instanceof Literal literal)) {
                throw new Unsayable("a pattern with variables");
            }
            regex.append(literal.quoted() ? quoted(literal.text()) : plain(literal.text()));
        }
        return regex.toString();
    }

    private static String plain(String text) throws Unsayable {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int close = c == '[' ? text.indexOf(']', i + 2) : -1;
            if (c == '(' || c == '|') {
                throw new Unsayable("an extended pattern");
            } else if (close > 0) {
                regex.append(text, i, close + 1);
                i = close;
            } else {
                regex.append(c == '*' ? "[\\s\\S]*" : c == '?' ? "." : quoted(String.valueOf(c)));
            }
        }
        return regex.toString();
    }

    private static String quoted(String text) {
        return text.matches("[\\w /:=@%,-]*") ? text : text.replaceAll("([^\\w /:=@%,-])", "\\\\$1");
    }

    /** Whether the word is text alone, so that it can be compared as it is. */
    static boolean isPlain(Word word) {
        return word.parts().stream()
                .allMatch(part -> part instanceof Literal literal
                        && (literal.quoted()
                                || !Pattern.compile("[*?\\[(|]")
                                        .matcher(literal.text())
                                        .find()));
    }
}
