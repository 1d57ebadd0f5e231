package io.jenkins.plugins.intent.text;

import java.util.List;

/** A command as people read it: on one line, and it shows where one argument ends and the next begins. */
public final class CommandText {
    /** Beside letters and digits, what a shell takes as it is. */
    private static final String PLAIN = "_@%+=:,./-";

    private CommandText() {}

    /**
     * Program and arguments, each in quotes where a shell would need them; control characters are visible.
     *
     * @param most characters after which the rest is left out, which an ellipsis says
     */
    public static String of(String program, List<String> arguments, int most) {
        StringBuilder line = new StringBuilder(quoted(program));
        for (String argument : arguments) {
            if (line.length() > most) {
                break;
            }
            line.append(' ').append(quoted(argument));
        }
        String all = VisibleText.line(line.toString());
        return all.length() <= most
                ? all
                : all.substring(0, Character.isHighSurrogate(all.charAt(most - 1)) ? most - 1 : most) + " …";
    }

    /** A word as one would type it: in quotes where a shell would need them. */
    public static String quoted(String word) {
        return isPlain(word) ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    private static boolean isPlain(String word) {
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (!(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || PLAIN.indexOf(c) >= 0)) {
                return false;
            }
        }
        return !word.isEmpty();
    }
}
