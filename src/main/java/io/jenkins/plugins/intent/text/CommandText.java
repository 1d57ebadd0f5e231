package io.jenkins.plugins.intent.text;

import java.util.List;
import java.util.regex.Pattern;

/** A command as people read it: on one line, and it shows where one argument ends and the next begins. */
public final class CommandText {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

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
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
