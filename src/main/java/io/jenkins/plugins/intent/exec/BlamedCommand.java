package io.jenkins.plugins.intent.exec;

/**
 * How the reason of a failed stage begins when it is one of its commands. The books keep reasons as sentences, so
 * whoever holds them against manifests knows such a one by this.
 */
public final class BlamedCommand {
    private static final String BEFORE = "command ";

    private BlamedCommand() {}

    /** The reason, of what a command did or what became of it. */
    public static String reason(CommandRecord command, String what) {
        return BEFORE + (command.index() + 1) + " `" + command.name() + "` " + what;
    }

    /** Whether a reason, be it of a bundle from elsewhere, names a command. */
    public static boolean isIn(String reason) {
        int end = BEFORE.length();
        while (reason.startsWith(BEFORE) && end < reason.length() && isDigit(reason.charAt(end))) {
            end++;
        }
        return end > BEFORE.length() && reason.startsWith(" `", end);
    }

    private static boolean isDigit(char letter) {
        return letter >= '0' && letter <= '9';
    }
}
