package io.jenkins.plugins.intent.cli.screen;

import io.jenkins.plugins.intent.json.Quote;
import io.jenkins.plugins.intent.ledger.RunStatus;
import io.jenkins.plugins.intent.ledger.StageStatus;
import io.jenkins.plugins.intent.text.VisibleText;

/**
 * Colours on a terminal, nothing elsewhere.
 *
 * @param colors whether colours are shown
 */
public record Style(boolean colors) {
    /** Meanings rather than colours, so that one place decides how they look. */
    public enum Mark {
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

        public static Mark of(StageStatus status) {
            return switch (status) {
                case SUCCEEDED -> GOOD;
                case FAILED -> BAD;
                case NEEDS_HUMAN -> ASKING;
                case RUNNING -> BUSY;
                case PENDING, QUEUED, SKIPPED, CANCELLED -> FAINT;
            };
        }

        public static Mark of(RunStatus status) {
            return switch (status) {
                case SUCCEEDED -> GOOD;
                case FAILED, CANCELLED -> BAD;
                case NEEDS_HUMAN -> ASKING;
                case RUNNING -> BUSY;
            };
        }
    }

    private static final int MOST = 2000;

    /** The text, harmless on a terminal, in its colour. */
    public String paint(Mark mark, String text) {
        String shown = Quote.printable(VisibleText.line(text), MOST);
        return colors && mark != Mark.NONE && !shown.isEmpty()
                ? "\u001b[" + mark.code + "m" + shown + "\u001b[0m"
                : shown;
    }
}
