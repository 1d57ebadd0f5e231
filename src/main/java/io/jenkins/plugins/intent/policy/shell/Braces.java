package io.jenkins.plugins.intent.policy.shell;

import io.jenkins.plugins.intent.shell.Part;
import io.jenkins.plugins.intent.shell.Part.Literal;
import io.jenkins.plugins.intent.shell.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What bash makes of {@code {a,b}} and {@code {1..9}}. Parts that are not plain text go through as one
 * character each.
 */
public final class Braces {
    private static final char FIRST_PART = '\ufdd0';
    private static final int MOST_PARTS = 32;
    private static final int MOST_WORDS = 64;
    private static final int LONGEST = 4000;
    private static final Pattern RANGE =
            Pattern.compile("(-?\\d{1,9}|[a-zA-Z])\\.\\.(-?\\d{1,9}|[a-zA-Z])(\\.\\.-?\\d+)?");

    private Braces() {}

    /** The words in place of this one; only itself where it has no braces. */
    public static List<Word> expand(Word word) {
        boolean candidate = word.parts().stream()
                .anyMatch(part -> part instanceof Literal text
                        && !text.quoted()
                        && text.text().indexOf('{') >= 0);
        List<Part> fixed = word.parts().stream()
                .filter(part -> !(part instanceof Literal text) || text.quoted())
                .toList();
        if (!candidate || fixed.size() > MOST_PARTS || word.source().length() > LONGEST) {
            return List.of(word);
        }
        StringBuilder text = new StringBuilder();
        for (Part part : word.parts()) {
            int index = fixed.indexOf(part);
            text.append(index >= 0 ? String.valueOf((char) (FIRST_PART + index)) : ((Literal) part).text());
        }
        List<String> expanded = new ArrayList<>();
        expand("", text.toString(), expanded);
        return expanded.stream().map(each -> word(each, fixed, word.source())).toList();
    }

    private static Word word(String text, List<Part> fixed, String source) {
        List<Part> parts = new ArrayList<>();
        StringBuilder plain = new StringBuilder();
        for (char c : text.toCharArray()) {
            if (c >= FIRST_PART && c < FIRST_PART + fixed.size()) {
                if (!plain.isEmpty()) {
                    parts.add(new Literal(plain.toString(), false));
                    plain.setLength(0);
                }
                parts.add(fixed.get(c - FIRST_PART));
            } else {
                plain.append(c);
            }
        }
        if (!plain.isEmpty()) {
            parts.add(new Literal(plain.toString(), false));
        }
        return new Word(parts, source);
    }

    private static void expand(String before, String text, List<String> all) {
        for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', open + 1)) {
            int close = closing(text, open);
            List<String> choices = close < 0 ? List.of() : choices(text.substring(open + 1, close));
            if (!choices.isEmpty()) {
                for (String choice : choices) {
                    if (all.size() < MOST_WORDS) {
                        expand(before + text.substring(0, open), choice + text.substring(close + 1), all);
                    }
                }
                return;
            }
        }
        all.add(before + text);
    }

    private static int closing(String text, int open) {
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            depth += text.charAt(i) == '{' ? 1 : text.charAt(i) == '}' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    private static List<String> choices(String inner) {
        Matcher range = RANGE.matcher(inner);
        if (range.matches()) {
            return range(range.group(1), range.group(2));
        }
        List<String> choices = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < inner.length(); i++) {
            char c = inner.charAt(i);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (c == ',' && depth == 0) {
                choices.add(inner.substring(start, i));
                start = i + 1;
            }
        }
        if (choices.isEmpty()) {
            return List.of();
        }
        choices.add(inner.substring(start));
        return choices;
    }

    private static List<String> range(String from, String to) {
        boolean numbers = from.length() > 1 || Character.isDigit(from.charAt(0));
        if (numbers != (to.length() > 1 || Character.isDigit(to.charAt(0)))) {
            return List.of();
        }
        int first = numbers ? Integer.parseInt(from) : from.charAt(0);
        int last = numbers ? Integer.parseInt(to) : to.charAt(0);
        List<String> all = new ArrayList<>();
        for (int i = 0; i <= Math.min(Math.abs((long) last - first), MOST_WORDS - 1); i++) {
            int each = first + (last < first ? -i : i);
            all.add(numbers ? String.valueOf(each) : String.valueOf((char) each));
        }
        return all;
    }
}
