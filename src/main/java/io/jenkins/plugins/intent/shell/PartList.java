package io.jenkins.plugins.intent.shell;

import io.jenkins.plugins.intent.shell.Part.Literal;
import java.util.ArrayList;
import java.util.List;

/** Parts of a word while it is read; neighbouring text of one kind becomes one part. */
final class PartList {
    private final List<Part> parts = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private boolean quoted;
    private boolean open;

    void text(int c, boolean inQuotes) {
        turn(inQuotes);
        text.append((char) c);
    }

    void text(String more, boolean inQuotes) {
        turn(inQuotes);
        text.append(more);
    }

    void part(Part part) {
        close();
        parts.add(part);
    }

    void all(List<Part> more) {
        close();
        parts.addAll(more);
    }

    /** The last character, when it is text without quotes; a blank otherwise. */
    char lastPlain() {
        return open && !quoted && text.length() > 0 ? text.charAt(text.length() - 1) : ' ';
    }

    List<Part> done() {
        close();
        return parts;
    }

    private void turn(boolean inQuotes) {
        if (!open || quoted != inQuotes) {
            close();
            quoted = inQuotes;
            open = true;
        }
    }

    private void close() {
        if (open) {
            parts.add(new Literal(text.toString(), quoted));
            text.setLength(0);
            open = false;
        }
    }
}
