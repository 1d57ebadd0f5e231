package io.jenkins.plugins.intent.policy.shell;

import io.jenkins.plugins.intent.text.Wildcards;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code #}, {@code %}, {@code /} and {@code :} leave of a text; empty where that is hard to say. */
final class TextCut {
    private static final Pattern SLICE = Pattern.compile("\\s*(\\d{1,6})(?::(\\d{1,6}))?\\s*");
    private static final int LONGEST = 4000;
    /** To match once; each end of the text is tried. */
    private static final long MOST_STEPS = 20_000;

    private TextCut() {}

    /** The text without what the pattern matches at one end. */
    static Optional<String> trimmed(String text, String pattern, String operator) {
        boolean isLong = text.length() > LONGEST || (long) text.length() * pattern.length() > MOST_STEPS;
        if (isLong || pattern.indexOf('[') >= 0 || pattern.indexOf('\\') >= 0) {
            return Optional.empty();
        }
        boolean front = operator.startsWith("#");
        boolean longest = operator.length() == 2;
        Wildcards compiled = Wildcards.of(pattern);
        for (int i = 0; i <= text.length(); i++) {
            int length = longest ? text.length() - i : i;
            String part = front ? text.substring(0, length) : text.substring(text.length() - length);
            if (compiled.matches(part)) {
                return Optional.of(front ? text.substring(length) : text.substring(0, text.length() - length));
            }
        }
        return Optional.of(text);
    }

    /** {@code pattern/replacement}, for a pattern that is plain text. */
    static Optional<String> replaced(String text, String argument, boolean all) {
        int slash = argument.indexOf('/');
        String pattern = slash < 0 ? argument : argument.substring(0, slash);
        String replacement = slash < 0 ? "" : argument.substring(slash + 1);
        if (pattern.isEmpty() || "#%".indexOf(pattern.charAt(0)) >= 0 || pattern.matches(".*[*?\\[\\\\].*")) {
            return Optional.empty();
        }
        return Optional.of(
                all
                        ? text.replace(pattern, replacement)
                        : text.replaceFirst(Pattern.quote(pattern), Matcher.quoteReplacement(replacement)));
    }

    /** {@code offset:length}. */
    static Optional<String> slice(String text, String argument) {
        Matcher slice = SLICE.matcher(argument);
        if (!slice.matches()) {
            return Optional.empty();
        }
        int from = Math.min(Integer.parseInt(slice.group(1)), text.length());
        int length = slice.group(2) == null ? text.length() : Integer.parseInt(slice.group(2));
        return Optional.of(text.substring(from, Math.min(from + length, text.length())));
    }
}
