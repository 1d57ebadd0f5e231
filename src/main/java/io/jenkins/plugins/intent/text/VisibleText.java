package io.jenkins.plugins.intent.text;

/**
 * Makes text that others wrote safe to look at: characters that would move the cursor, reverse the
 * reading direction or hide something become visible, so that what a person reads is what is there.
 */
public final class VisibleText {
    private static final char ESCAPE = '\u001B';
    private static final LazyPattern COLOUR = LazyPattern.of(ESCAPE + "\\[[0-9;:?]*[ -/]*[@-~]");

    private VisibleText() {}

    /** For a name or a sentence: one line. Control characters show as their pictures, such as ␊. */
    public static String line(String text) {
        return visible(text, false);
    }

    /** For output of a command: line ends and tabs stay, colour codes of terminals are taken out. */
    public static String lines(String text) {
        // Of very many lines, few have any.
        String plain = text.indexOf(ESCAPE) < 0 ? text : COLOUR.matcher(text).replaceAll("");
        return visible(plain.replace("\r\n", "\n"), true);
    }

    private static String visible(String text, boolean keepLines) {
        int start = 0;
        while (start < text.length() && isAscii(text.charAt(start))) {
            start++;
        }
        if (start == text.length()) {
            return text;
        }
        StringBuilder shown = null;
        for (int i = start; i < text.length(); ) {
            int c = text.codePointAt(i);
            int next = i + Character.charCount(c);
            boolean plain = keepLines && (c == '\n' || c == '\t') || !needsPicture(c);
            if (!plain && shown == null) {
                shown = new StringBuilder(text.length() + 16).append(text, 0, i);
            }
            if (shown != null) {
                if (plain) {
                    shown.appendCodePoint(c);
                } else {
                    appendPicture(shown, c);
                }
            }
            i = next;
        }
        return shown == null ? text : shown.toString();
    }

    /** Most text is nothing but these. */
    private static boolean isAscii(int c) {
        return c >= ' ' && c < 0x7f;
    }

    private static boolean needsPicture(int c) {
        return !isAscii(c) && isHidden(c);
    }

    private static boolean isHidden(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> c != 0x200D;
            default -> false;
        };
    }

    private static void appendPicture(StringBuilder shown, int c) {
        if (c < ' ') {
            shown.appendCodePoint(0x2400 + c);
        } else if (c == 0x7f) {
            shown.append('\u2421');
        } else {
            shown.append(String.format("\u27E8U+%04X\u27E9", c));
        }
    }
}
