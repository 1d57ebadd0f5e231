package io.jenkins.plugins.intent.policy.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Parts of words that only a shell will know. Each is a character of Unicode's private use, which goes
 * through grammars like any other and is turned back into what was written where something is shown.
 */
public final class Unknowns {
    /** What is known of such a part. */
    public enum Kind {
        /** Nothing: it may be any text. */
        ANY('\ue000'),
        /** Somebody's home directory, behind a slash. */
        HOME('\ue400'),
        /** A temporary file or directory that was just made, behind a slash. */
        TEMPORARY('\ue800'),
        /** A value that an intent fills in. */
        VALUE('\uec00');

        private static final int EACH = 1000;
        private final char first;

        Kind(char first) {
            this.first = first;
        }

        private boolean covers(char c) {
            return c >= first && c < first + EACH;
        }
    }

    private final List<List<String>> sources =
            List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());

    /** Any text, in place of what is written so. */
    public String any(String source) {
        return String.valueOf(placeholder(Kind.ANY, source));
    }

    /** A home directory. */
    public String home(String source) {
        return "/" + placeholder(Kind.HOME, source);
    }

    /** A new temporary file or directory. */
    public String temporary(String source) {
        return "/" + placeholder(Kind.TEMPORARY, source);
    }

    /** The value of a variable of an intent. */
    public String value(String name) {
        return String.valueOf(placeholder(Kind.VALUE, name));
    }

    /** The first variable of an intent whose value stands in the text. */
    public Optional<String> valueIn(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isAt(text, i, Kind.VALUE)) {
                return Optional.ofNullable(source(text.charAt(i)));
            }
        }
        return Optional.empty();
    }

    private char placeholder(Kind kind, String source) {
        List<String> known = sources.get(kind.ordinal());
        int index = known.indexOf(source);
        if (index < 0 && known.size() < Kind.EACH) {
            index = known.size();
            known.add(source);
        }
        return (char) (kind.first + Math.max(index, 0));
    }

    /** Text from elsewhere, in which no placeholder may stand. */
    public static String clean(String text) {
        return hasAny(text) ? text.replaceAll("[\ue000-\uf8ff]", "\ufffd") : text;
    }

    /** Whether any part of it is unknown. */
    public static boolean hasAny(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= '\ue000' && text.charAt(i) <= '\uf8ff') {
                return true;
            }
        }
        return false;
    }

    /** Whether a part of this kind stands there. */
    public static boolean isAt(String text, int index, Kind kind) {
        return index < text.length() && kind.covers(text.charAt(index));
    }

    /** As it was written. */
    public String shown(String text) {
        if (!hasAny(text)) {
            return text;
        }
        StringBuilder shown = new StringBuilder();
        for (char c : text.toCharArray()) {
            String source = source(c);
            if (source == null) {
                shown.append(c);
            } else {
                boolean behindSlash = (Kind.HOME.covers(c) || Kind.TEMPORARY.covers(c))
                        && !shown.isEmpty()
                        && shown.charAt(shown.length() - 1) == '/';
                shown.setLength(shown.length() - (behindSlash ? 1 : 0));
                shown.append(source);
            }
        }
        return shown.toString();
    }

    private String source(char c) {
        for (Kind kind : Kind.values()) {
            List<String> known = sources.get(kind.ordinal());
            if (kind.covers(c) && c - kind.first < known.size()) {
                return known.get(c - kind.first);
            }
        }
        return null;
    }
}
