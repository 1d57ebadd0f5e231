package io.jenkins.plugins.intent.exec.process;

import java.util.regex.Pattern;

/** Text for a POSIX shell. */
public final class ShellWord {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    /** Shells give these a meaning or a value of their own, or let nobody set them; or they are a script's of ours. */
    private static final Pattern OF_THE_SHELL = Pattern.compile(
            "IFS|E?UID|PPID|GROUPS|(OLD)?PWD|OPTIND|LINENO|S?RANDOM|SECONDS|EPOCH\\w+|SHELLOPTS|BASH\\w*|DIRSTACK|FUNCNAME"
                    + "|HISTCMD|POSIXLY_CORRECT|_|_i\\w*");

    private ShellWord() {}

    /** One word that a shell reads as exactly this text, whatever is in it. */
    public static String of(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    /** Whether a shell can hand on a variable of that name as it is; else {@code env} has to. */
    public static boolean canExport(String name) {
        return NAME.matcher(name).matches() && !OF_THE_SHELL.matcher(name).matches();
    }
}
