package io.jenkins.plugins.intent.json;

/** Shows text from a document in a message: marked, short, and harmless on a terminal. */
public final class Quote {
    private static final int MOST = 80;

    private Quote() {}

    /** The text between backticks, control characters as escapes, the end left out when it is long. */
    public static String of(String text) {
        return "`" + printable(text) + "`";
    }

    /** As {@link #of}, without the backticks. */
    public static String printable(String text) {
        return printable(text, MOST);
    }

    /** As {@link #printable(String)}, with at most this many characters kept. */
    public static String printable(String text, int most) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().limit(most).forEach(c -> {
            if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT || isLoneSurrogate(c)) {
                shown.append(String.format("\\u%04x", c));
            } else {
                shown.appendCodePoint(c);
            }
        });
        return text.codePointCount(0, text.length()) > most ? shown + "…" : shown.toString();
    }

    private static boolean isLoneSurrogate(int c) {
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }
}
