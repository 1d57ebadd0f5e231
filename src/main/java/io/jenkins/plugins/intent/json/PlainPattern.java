package io.jenkins.plugins.intent.json;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A regular expression that says of the whole text which characters may follow each other, as those of our schemas do:
 * sets of characters, each so many times, the last of them perhaps together optional. Java's own takes a tenth of a
 * short call to get ready for its first set. Anything else is left to it.
 *
 * <p>The form: {@code ^}, then sets such as {@code [a-z0-9_]} or {@code [^\u005cu0000]}, each alone or with one of
 * {@code + *} or <code>{2,5}</code>, the last of them perhaps within {@code (?:} and {@code )?}, then {@code $}.
 */
final class PlainPattern implements Predicate<String> {
    private static final String GROUP = "(?:";
    private static final String GROUP_END = ")?";
    private static final int HEX = 16;
    private static final int HEX_DIGITS = 4;

    /**
     * @param ranges first and last of each
     * @param except whether it is all but those
     */
    private record Chars(int[] ranges, boolean except, int least, int most) {
        boolean has(int character) {
            for (int i = 0; i < ranges.length; i += 2) {
                if (character >= ranges[i] && character <= ranges[i + 1]) {
                    return !except;
                }
            }
            return except;
        }
    }

    /** Says that it is not of that form. */
    private static final class OtherForm extends Exception {
        private static final long serialVersionUID = 1;
    }

    private final String regex;
    private int at = 1;
    private final List<Chars> parts = new ArrayList<>();
    /** How many of the parts there are at least: all, or those before the group. */
    private int certain;

    private PlainPattern(String regex) {
        this.regex = regex;
    }

    /** Empty when the regular expression is not of that form. */
    static Optional<Predicate<String>> of(String regex) {
        PlainPattern pattern = new PlainPattern(regex);
        try {
            pattern.read();
            return Optional.of(pattern);
        } catch (OtherForm | IndexOutOfBoundsException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private void read() throws OtherForm {
        if (regex.charAt(0) != '^') {
            throw new OtherForm();
        }
        readParts();
        certain = parts.size();
        if (regex.startsWith(GROUP, at)) {
            at += GROUP.length();
            readParts();
            if (!regex.startsWith(GROUP_END, at)) {
                throw new OtherForm();
            }
            at += GROUP_END.length();
        }
        if (parts.isEmpty() || !regex.substring(at).equals("$")) {
            throw new OtherForm();
        }
    }

    private void readParts() throws OtherForm {
        while (regex.charAt(at) == '[') {
            at++;
            boolean except = regex.charAt(at) == '^';
            if (except) {
                at++;
            }
            int[] ranges = {};
            while (regex.charAt(at) != ']') {
                ranges = Arrays.copyOf(ranges, ranges.length + 2);
                ranges[ranges.length - 2] = character();
                boolean range = regex.charAt(at) == '-' && regex.charAt(at + 1) != ']';
                if (range) {
                    at++;
                }
                ranges[ranges.length - 1] = range ? character() : ranges[ranges.length - 2];
            }
            at++;
            parts.add(repeated(ranges, except));
        }
    }

    private int character() throws OtherForm {
        char character = regex.charAt(at++);
        if (character == '\\' && regex.charAt(at) == 'u') {
            at += 1 + HEX_DIGITS;
            return Integer.parseInt(regex.substring(at - HEX_DIGITS, at), HEX);
        } else if ("\\[]^&".indexOf(character) >= 0 || Character.isSurrogate(character)) {
            throw new OtherForm();
        }
        return character;
    }

    private Chars repeated(int[] ranges, boolean except) {
        switch (regex.charAt(at)) {
            case '+':
                at++;
                return new Chars(ranges, except, 1, Integer.MAX_VALUE);
            case '*':
                at++;
                return new Chars(ranges, except, 0, Integer.MAX_VALUE);
            case '{':
                int comma = regex.indexOf(',', at);
                int end = regex.indexOf('}', comma);
                int least = Integer.parseInt(regex.substring(at + 1, comma));
                int most = Integer.parseInt(regex.substring(comma + 1, end));
                at = end + 1;
                return new Chars(ranges, except, least, most);
            default:
                return new Chars(ranges, except, 1, 1);
        }
    }

    @Override
    public boolean test(String text) {
        return fits(0, text, 0);
    }

    /** Whether the text from there is what the parts from that one say. */
    private boolean fits(int part, String text, int from) {
        if (from == text.length() && part == certain) {
            return true;
        } else if (part == parts.size()) {
            return from == text.length();
        }
        Chars chars = parts.get(part);
        int end = from;
        int count = 0;
        while (count < chars.most && end < text.length() && chars.has(text.codePointAt(end))) {
            end += Character.charCount(text.codePointAt(end));
            count++;
        }
        for (; count >= chars.least; count--) {
            if (fits(part + 1, text, end)) {
                return true;
            } else if (count > 0) {
                end -= Character.charCount(text.codePointBefore(end));
            }
        }
        return false;
    }
}
