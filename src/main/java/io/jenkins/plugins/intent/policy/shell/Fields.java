package io.jenkins.plugins.intent.policy.shell;

import java.util.ArrayList;
import java.util.List;

/** The fields that one word becomes: text in quotes stays together, other text is split at blanks. */
final class Fields {
    private static final int LONGEST = 200_000;

    private final String separators;
    private final List<String> done = new ArrayList<>();
    private final StringBuilder field = new StringBuilder();
    private boolean begun;
    private int length;

    /** @param separators characters that split; none for a word that stays one */
    Fields(String separators) {
        this.separators = separators;
    }

    void together(String text) {
        grow(text);
        field.append(text);
        begun = true;
    }

    void split(String text) {
        grow(text);
        for (int i = 0; i < text.length(); i++) {
            if (separators.indexOf(text.charAt(i)) >= 0) {
                end();
            } else {
                field.append(text.charAt(i));
                begun = true;
            }
        }
    }

    private void grow(String text) {
        length += text.length();
        if (length > LONGEST) {
            throw new TooLongException();
        }
    }

    void end() {
        if (begun) {
            done.add(field.toString());
            field.setLength(0);
            begun = false;
        }
    }

    List<String> all() {
        end();
        return done;
    }
}
