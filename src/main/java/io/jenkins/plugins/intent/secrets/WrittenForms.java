package io.jenkins.plugins.intent.secrets;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * How programs write a text into other texts: in JSON, in HTML and XML, in a shell's trace, cut into
 * lines or put together from them. Forms that are the text itself are left out by whoever collects them.
 */
final class WrittenForms {
    /** Shorter lines of a longer secret are common words. */
    private static final int SHORTEST_LINE = 8;
    /** The end of a key in base64 says what it is. */
    private static final int SHORTEST_LAST_LINE = 4;

    private static final String SMALL_ESCAPES = "\b\t\n\f\r";
    private static final String SMALL_NAMES = "btnfr";

    private WrittenForms() {}

    /** With quotes, control characters and, as some do, other characters escaped. */
    static Set<String> json(String value) {
        Set<String> forms = new LinkedHashSet<>();
        for (String small : List.of("%04x", "%04X")) {
            for (String escaped : List.of("", "<>&", "<>&'=")) {
                for (boolean ascii : new boolean[] {false, true}) {
                    String form = escape(value, c -> json(c, small, escaped, ascii));
                    forms.add(form);
                    forms.add(form.replace("/", "\\/"));
                }
            }
        }
        return forms;
    }

    private static String json(int c, String hex, String escaped, boolean ascii) {
        int small = SMALL_ESCAPES.indexOf(c);
        if (small >= 0) {
            return "\\" + SMALL_NAMES.charAt(small);
        }
        if (c == '"' || c == '\\') {
            return "\\" + (char) c;
        }
        boolean isEscaped = c < ' ' || escaped.indexOf(c) >= 0 || ascii && c > '~';
        return isEscaped ? "\\u" + String.format(hex, c) : Character.toString((char) c);
    }

    /** With what has a meaning in HTML or XML written as a reference. */
    static Set<String> html(String value) {
        Set<String> forms = new LinkedHashSet<>();
        for (String quote : List.of("\"", "&quot;", "&#34;")) {
            for (String apostrophe : List.of("'", "&#39;", "&#x27;", "&#039;", "&apos;")) {
                forms.add(value.replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;")
                        .replace("\"", quote)
                        .replace("'", apostrophe));
            }
        }
        return forms;
    }

    /** In single quotes, as in the trace of {@code sh -x}. */
    static String shell(String value) {
        return value.replace("'", "'\\''");
    }

    /** Without the blanks and line ends around it, with other line ends, in one line, and line by line. */
    static Set<String> lines(String value) {
        Set<String> forms = new LinkedHashSet<>();
        String trimmed = value.strip();
        if (Redactor.canMask(trimmed)) {
            forms.add(trimmed);
        }
        List<String> lines = trimmed.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        if (lines.size() < 2) {
            return forms;
        }
        for (String end : List.of("\n", "\r\n", " ", "", ",")) {
            forms.add(String.join(end, lines));
        }
        for (int i = 0; i < lines.size(); i++) {
            if (isTelling(lines.get(i), i == lines.size() - 1 || isFrame(lines.get(i + 1)))) {
                forms.add(lines.get(i));
            }
        }
        return forms;
    }

    private static boolean isTelling(String line, boolean isLast) {
        boolean isEndOfKey = isLast && line.length() >= SHORTEST_LAST_LINE && line.endsWith("=");
        return !isFrame(line) && (line.length() >= SHORTEST_LINE || isEndOfKey);
    }

    /** {@code -----BEGIN PRIVATE KEY-----} is the same for everybody. */
    private static boolean isFrame(String line) {
        return line.startsWith("-----") && line.endsWith("-----");
    }

    private static String escape(String value, IntFunction<String> escape) {
        StringBuilder form = new StringBuilder();
        value.chars().forEach(c -> form.append(escape.apply(c)));
        return form.toString();
    }

    /** The bytes in hexadecimal, as {@code xxd}, {@code od} and string literals have them; nothing for short ones. */
    static List<String> hexadecimal(byte[] bytes, int shortest) {
        if (bytes.length < shortest) {
            return List.of();
        }
        List<String> forms = new ArrayList<>();
        for (String digits : List.of("%02x", "%02X")) {
            for (String before : List.of("", " ", ":", "\\x")) {
                StringBuilder form = new StringBuilder();
                for (byte one : bytes) {
                    form.append(before).append(String.format(digits, one & 0xff));
                }
                forms.add(before.equals("\\x") ? form.toString() : form.substring(before.length()));
            }
        }
        return forms;
    }
}
