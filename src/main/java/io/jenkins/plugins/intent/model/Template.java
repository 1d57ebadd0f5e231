package io.jenkins.plugins.intent.model;

import io.jenkins.plugins.intent.json.Quote;
import io.jenkins.plugins.intent.text.LazyPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;

/**
 * Text with variables: <code>${NAME}</code>, <code>${NAME:-default}</code>, and <code>$${</code> for
 * a literal <code>${</code>. What is put in is not looked at again. Values of a matrix have been put in
 * before; one that is left is wrong, and stays.
 */
final class Template {
    private static final LazyPattern PART = LazyPattern.of(
            "\\$\\$\\{|\\$\\{(?<name>[A-Za-z_][A-Za-z0-9_]*)(?::-(?<default>[^}]*))?\\}|\\$\\{matrix\\.[A-Za-z0-9_-]+\\}|(?<bad>\\$\\{)");

    private Template() {}

    /** Whether {@link #replace} would change or refuse the text. */
    static boolean hasVariables(String text) {
        return text.contains("${");
    }

    /** Whether something of its value stands in the text itself: all of it, or what a variable becomes that is not set. */
    static boolean holdsAValue(String text) {
        if (!hasVariables(text)) {
            return true;
        }
        Matcher part = PART.matcher(text);
        boolean holds = false;
        while (part.find()) {
            String whenMissing = part.group("default");
            holds |= whenMissing != null && !whenMissing.isEmpty();
        }
        return holds;
    }

    /** What is wrong with the way a variable is written. */
    static Optional<String> syntaxError(String text) {
        if (!hasVariables(text)) {
            return Optional.empty();
        }
        Matcher part = PART.matcher(text);
        while (part.find()) {
            if (part.group("bad") != null) {
                int end = text.indexOf('}', part.start());
                String shown = text.substring(part.start(), end < 0 ? text.length() : end + 1);
                return Optional.of(Quote.of(shown) + " is not a variable");
            }
        }
        return Optional.empty();
    }

    /**
     * The text in parts: its variables replaced, but for those whose values come later.
     *
     * @param unset is told the name of each variable that is not set and has no default
     */
    static List<LateText.Part> parts(String text, Visible visible, Consumer<String> unset) {
        List<LateText.Part> parts = new ArrayList<>();
        StringBuilder plain = new StringBuilder();
        Matcher part = PART.matcher(text);
        int end = 0;
        while (part.find()) {
            plain.append(text, end, part.start());
            end = part.end();
            String name = part.group("name");
            if (name != null && visible.late().contains(name)) {
                parts.add(LateText.Part.plain(plain.toString()));
                plain.setLength(0);
                parts.add(
                        new LateText.Part(part.group(), Optional.of(name), Optional.ofNullable(part.group("default"))));
            } else {
                plain.append(replace(part.group(), visible.values()::get, unset));
            }
        }
        plain.append(text, end, text.length());
        parts.add(LateText.Part.plain(plain.toString()));
        parts.removeIf(each -> each.variable().isEmpty() && each.text().isEmpty());
        return parts;
    }

    /**
     * The text with every variable replaced. As in a shell, a default also stands in for an empty value.
     *
     * @param lookup a variable's value, null when it is not set
     * @param unset is told the name of each variable that is not set and has no default
     */
    static String replace(String text, UnaryOperator<String> lookup, Consumer<String> unset) {
        if (!hasVariables(text)) {
            return text;
        }
        return PART.matcher(text).replaceAll(part -> {
            String name = part.group(1);
            if (name == null && !part.group().startsWith("$$")) {
                return Matcher.quoteReplacement(part.group());
            }
            return Matcher.quoteReplacement(
                    name == null ? part.group().substring(1) : value(name, part.group(2), lookup, unset));
        });
    }

    private static String value(String name, String whenMissing, UnaryOperator<String> lookup, Consumer<String> unset) {
        String value = lookup.apply(name);
        if (whenMissing != null) {
            return value == null || value.isEmpty() ? whenMissing : value;
        }
        if (value == null) {
            unset.accept(name);
            return "";
        }
        return value;
    }
}
