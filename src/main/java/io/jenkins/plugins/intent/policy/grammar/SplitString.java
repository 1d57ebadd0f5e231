package io.jenkins.plugins.intent.policy.grammar;

import java.util.ArrayList;
import java.util.List;

/**
 * The words of a text as {@code env -S} splits it: blanks part, quotes hold together, {@code \_} is a
 * blank, {@code \c} ends the text, {@code #} begins a comment. No variable is expanded.
 */
public final class SplitString {
    private static final String ESCAPED = "abfnrtv";
    private static final String MEANT = "\u0007\b\f\n\r\t\u000b";

    private final String text;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean inWord;
    private int at;

    private SplitString(String text) {
        this.text = text;
    }

    public static List<String> words(String text) {
        SplitString split = new SplitString(text);
        split.run();
        return List.copyOf(split.words);
    }

    /** Of a list in JSON, as {@code podman run --entrypoint} takes one, or of a text. */
    public static List<String> wordsOrList(String text) {
        String list = text.strip();
        boolean isList = list.startsWith("[") && list.endsWith("]");
        return words(isList ? list.substring(1, list.length() - 1).replace("\",", "\" ") : text);
    }

    private void run() {
        char quote = 0;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (quote == 0 && (c == '\'' || c == '"')) {
                quote = c;
                inWord = true;
            } else if (quote == c && quote != 0) {
                quote = 0;
            } else if (c == '\\' && at < text.length() && quote != '\'') {
                escape(text.charAt(at++), quote);
            } else if (quote == 0 && Character.isWhitespace(c)) {
                end();
            } else if (quote == 0 && c == '#' && !inWord) {
                at = text.length();
            } else {
                add(c);
            }
        }
        end();
    }

    private void escape(char c, char quote) {
        int known = ESCAPED.indexOf(c);
        if (c == 'c') {
            at = text.length();
        } else if (c == '_' && quote == 0) {
            end();
        } else if (c == '_') {
            add(' ');
        } else {
            add(known < 0 ? c : MEANT.charAt(known));
        }
    }

    private void add(char c) {
        word.append(c);
        inWord = true;
    }

    private void end() {
        if (inWord) {
            words.add(word.toString());
        }
        word.setLength(0);
        inWord = false;
    }
}
