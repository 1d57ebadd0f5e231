package io.jenkins.plugins.intent.shell;

/** The escapes of {@code $'…'}. */
final class AnsiText {
    private static final int OCTAL = 8;
    private static final int HEX = 16;
    private static final int CONTROL = 0x1f;
    private static final int MOST_OCTAL_DIGITS = 3;
    private static final int MOST_HEX_DIGITS = 2;
    private static final int MOST_DIGITS_OF_U = 4;
    private static final int MOST_DIGITS_OF_LONG_U = 8;

    private final Cursor cursor;
    private final StringBuilder text = new StringBuilder();

    private AnsiText(Cursor cursor) {
        this.cursor = cursor;
    }

    /** Reads up to and with the closing quote; the opening one is read already. */
    static String read(Cursor cursor) {
        return new AnsiText(cursor).text();
    }

    private String text() {
        int start = cursor.place();
        while (true) {
            int c = cursor.rawNext();
            if (c == Cursor.END) {
                throw cursor.mistake(start - 2, start, "the text that begins with $' has no closing quote");
            } else if (c == '\'') {
                return text.toString();
            } else if (c == '\\') {
                escape(cursor.rawNext());
            } else {
                text.append((char) c);
            }
        }
    }

    private void escape(int c) {
        switch (c) {
            case 'a' -> text.append('\u0007');
            case 'b' -> text.append('\b');
            case 'e', 'E' -> text.append('\u001b');
            case 'f' -> text.append('\f');
            case 'n' -> text.append('\n');
            case 'r' -> text.append('\r');
            case 't' -> text.append('\t');
            case 'v' -> text.append('\u000b');
            case 'x' -> number(HEX, MOST_HEX_DIGITS);
            case 'u' -> number(HEX, MOST_DIGITS_OF_U);
            case 'U' -> number(HEX, MOST_DIGITS_OF_LONG_U);
            case 'c' -> text.append((char) (cursor.rawNext() & CONTROL));
            case '\\', '\'', '"', '?' -> text.append((char) c);
            case Cursor.END -> text.append('\\');
            default -> {
                if (c >= '0' && c < '0' + OCTAL) {
                    cursor.goTo(cursor.place() - 1);
                    number(OCTAL, MOST_OCTAL_DIGITS);
                } else {
                    text.append('\\').append((char) c);
                }
            }
        }
    }

    private void number(int radix, int most) {
        long value = 0;
        int digits = 0;
        while (digits < most && Character.digit(cursor.rawPeek(), radix) >= 0) {
            value = value * radix + Character.digit(cursor.rawNext(), radix);
            digits++;
        }
        if (Character.isValidCodePoint((int) Math.min(value, Integer.MAX_VALUE))) {
            text.appendCodePoint((int) value);
        }
    }
}
