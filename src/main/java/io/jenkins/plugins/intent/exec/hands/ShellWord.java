package io.jenkins.plugins.intent.exec.hands;

/** Text for a POSIX shell. */
final class ShellWord {
    private ShellWord() {}

    /** One word that a shell reads as exactly this text, whatever is in it. */
    static String of(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
