package io.jenkins.plugins.intent.cli;

import io.jenkins.plugins.intent.json.Quote;

/**
 * Colours on a terminal, nothing elsewhere.
 *
 * @param colors whether colours are shown
 */
record Style(boolean colors) {
    /** Meanings rather than colours, so that one place decides how they look. */
    enum Mark {
        NONE(""),
        GOOD("32"),
        BAD("31"),
        ASKING("33"),
        BUSY("36"),
        FAINT("2"),
        STRONG("1");

        private final String code;

        Mark(String code) {
            this.code = code;
        }
    }

    private static final int MOST = 2000;

    /** The text, harmless on a terminal, in its colour. */
    String paint(Mark mark, String text) {
        String shown = Quote.printable(text, MOST);
        return colors && mark != Mark.NONE && !shown.isEmpty()
                ? "\u001b[" + mark.code + "m" + shown + "\u001b[0m"
                : shown;
    }
}
