package io.jenkins.plugins.intent.cli.screen;

import io.jenkins.plugins.intent.cli.screen.Style.Mark;
import io.jenkins.plugins.intent.json.Quote;

/** One line of the screen, cut off where the terminal ends. */
final class ScreenLine {
    private final Style style;
    private final int width;
    private final StringBuilder painted = new StringBuilder();
    private int used;

    ScreenLine(Style style, int width) {
        this.style = style;
        this.width = width;
    }

    ScreenLine add(Mark mark, String text) {
        String clean = Quote.printable(text, width);
        int room = width - used;
        int length = clean.codePointCount(0, clean.length());
        String fitting = length <= room ? clean : clean.substring(0, clean.offsetByCodePoints(0, Math.max(0, room)));
        painted.append(style.paint(mark, fitting));
        used += Math.min(length, room);
        return this;
    }

    /** As {@link #add}, filled up with blanks, or cut, to this many columns. */
    ScreenLine column(Mark mark, String text, int columns) {
        String cut = text.length() > columns ? text.substring(0, columns - 1) + "~" : text;
        return add(mark, cut).add(Mark.NONE, " ".repeat(columns - cut.length()));
    }

    /** Columns used. */
    int used() {
        return used;
    }

    @Override
    public String toString() {
        return painted.toString();
    }
}
