package io.jenkins.plugins.intent.policy.grammar;

import io.jenkins.plugins.intent.text.LazyPattern;
import java.util.ArrayList;
import java.util.List;

/** String literals in the arguments of a call, in the syntax that most languages share. */
public final class Literals {
    private static final int LONGEST_PREFIX = 40;
    private static final int HEX = 16;
    private static final int OCTAL = 8;

    private static final LazyPattern ARGUMENTS =
            LazyPattern.of("(?:^|\\W)args\\s*[:=]\\s*[\\[(]?\\s*$|^c\\($|^\\(?list $");

    private final String code;
    private int at;

    private Literals(String code, int from) {
        this.code = code;
        this.at = from;
    }

    /**
     * The literals that follow {@code from}, up to the first argument that is none. A list of them
     * counts as its elements.
     */
    public static List<String> after(String code, int from) {
        return new Literals(code, from).read();
    }

    private List<String> read() {
        List<String> literals = new ArrayList<>();
        while (true) {
            skip(literals.isEmpty() ? " \t\r\n([{@" : " \t\r\n,[]{|;");
            skipPrefix();
            if (at >= code.length() || "\"'`".indexOf(code.charAt(at)) < 0) {
                return literals;
            }
            literals.add(literal(code.charAt(at++)));
            if (at < code.length() && code.charAt(at) == '.' || at + 1 < code.length() && code.startsWith(" +", at)) {
                return List.of();
            }
        }
    }

    private void skip(String characters) {
        while (at < code.length() && characters.indexOf(code.charAt(at)) >= 0) {
            at++;
        }
    }

    /** {@code r"…"}, {@code b'…'}, {@code args="…"}, {@code new String[]{"…"}}, {@code {args: ["…"]}}, {@code c("…")}. */
    private void skipPrefix() {
        int ahead = at;
        int end = Math.min(code.length(), at + LONGEST_PREFIX);
        while (ahead < end && (Character.isLetter(code.charAt(ahead)) || " []=(:{".indexOf(code.charAt(ahead)) >= 0)) {
            ahead++;
        }
        if (ahead > at && ahead < code.length() && "\"'".indexOf(code.charAt(ahead)) >= 0) {
            String prefix = code.substring(at, ahead);
            if (prefix.length() == 1
                    || prefix.endsWith("=")
                    || prefix.startsWith("new ")
                    || ARGUMENTS.matcher(prefix).find()) {
                at = ahead;
            }
        }
    }

    private String literal(char quote) {
        StringBuilder text = new StringBuilder();
        while (at < code.length() && code.charAt(at) != quote) {
            char c = code.charAt(at++);
            if (c == '\\' && at < code.length()) {
                escape(text);
            } else {
                text.append(c);
            }
        }
        at = Math.min(at + 1, code.length());
        return text.toString();
    }

    private void escape(StringBuilder text) {
        char c = code.charAt(at++);
        switch (c) {
            case 'n' -> text.append('\n');
            case 't' -> text.append('\t');
            case 'x' -> number(text, 2, HEX, c);
            case 'u' -> number(text, 4, HEX, c);
            case '0', '1', '2', '3' -> {
                at--;
                number(text, 3, OCTAL, c);
            }
            default -> text.append(c);
        }
    }

    private void number(StringBuilder text, int digits, int radix, char otherwise) {
        int end = at;
        while (end < code.length() && end < at + digits && Character.digit(code.charAt(end), radix) >= 0) {
            end++;
        }
        if (end == at) {
            text.append(otherwise);
        } else {
            text.append((char) Integer.parseInt(code.substring(at, end), radix));
            at = end;
        }
    }
}
