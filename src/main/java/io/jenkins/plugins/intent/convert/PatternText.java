package io.jenkins.plugins.intent.convert;

import io.jenkins.plugins.intent.shell.Part;
import io.jenkins.plugins.intent.shell.Part.Literal;
import io.jenkins.plugins.intent.shell.Word;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A shell's pattern, or its regular expression, as one of Java's that the whole value must match. */
final class PatternText {
    private static final String ANYTHING = "[\\s\\S]*";
    /** What stands in brackets, the first of which may be a closing one. */
    private static final Pattern BRACKETS = Pattern.compile("\\[([!^]?)(]?(?:\\[:\\w+:]|[^\\]\\[]++|\\[(?![:.=]))*)]");

    private PatternText() {}

    static String regex(Word pattern) throws Unsayable {
        StringBuilder regex = new StringBuilder();
        for (Literal literal : literals(pattern, "a pattern")) {
            regex.append(literal.quoted() ? quoted(literal.text()) : plain(literal.text(), true));
        }
        return regex.toString();
    }

    /** What stands behind {@code =~}: it may match anywhere, and what is quoted in it stands for itself. */
    static String search(Word expression) throws Unsayable {
        StringBuilder regex = new StringBuilder();
        boolean ways = false;
        boolean ends = false;
        for (Literal literal : literals(expression, "a regular expression")) {
            regex.append(literal.quoted() ? quoted(literal.text()) : plain(literal.text(), false));
            ways |= !literal.quoted() && literal.text().contains("|");
            ends = !literal.quoted() && literal.text().endsWith("$");
        }
        if (expression.source().matches("(?s).*\\\\\\w.*")) {
            throw new Unsayable("a regular expression with signs of its own");
        }
        String all = regex.toString();
        if (ways) {
            return ANYTHING + "(?:" + all + ")" + ANYTHING;
        }
        return (all.startsWith("^") ? "" : ANYTHING)
                + all.substring(all.startsWith("^") ? 1 : 0, all.length() - (ends ? 1 : 0))
                + (ends ? "" : ANYTHING);
    }

    private static List<Literal> literals(Word word, String what) throws Unsayable {
        for (Part part : word.parts()) {
            if (!(part instanceof Literal)) {
                throw new Unsayable(what + " with variables");
            }
        }
        return word.parts().stream().map(Literal.class::cast).toList();
    }

    private static String plain(String text, boolean pattern) throws Unsayable {
        StringBuilder regex = new StringBuilder();
        Matcher brackets = BRACKETS.matcher(text);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '[') {
                if (!brackets.find(i) || brackets.start() != i) {
                    throw new Unsayable("brackets that hold more than characters");
                }
                regex.append(oneOf(brackets));
                i = brackets.end() - 1;
            } else if (!pattern) {
                regex.append(c);
            } else if (c == '(' || c == '|') {
                throw new Unsayable("an extended pattern");
            } else {
                regex.append(c == '*' ? ANYTHING : c == '?' ? "." : quoted(String.valueOf(c)));
            }
        }
        return regex.toString();
    }

    /** Java has other names for classes, and more signs that mean something in brackets. */
    private static String oneOf(Matcher brackets) {
        String inside =
                brackets.group(2).replaceAll("[\\\\&^~]|\\[(?!:)|^]", "\\\\$0").replace("[:word:]", "\\w");
        Matcher names = Pattern.compile("\\[:(\\w)(\\w*):]").matcher(inside);
        return "[" + (brackets.group(1).isEmpty() ? "" : "^")
                + names.replaceAll(
                        name -> Matcher.quoteReplacement("\\p{" + javaName(name.group(1) + name.group(2)) + "}"))
                + "]";
    }

    /** {@code Digit} for {@code digit}, and {@code XDigit} for {@code xdigit}. */
    private static String javaName(String name) {
        return name.equals("xdigit") ? "XDigit" : Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private static String quoted(String text) {
        return text.matches("[\\w /:=@%,-]*") ? text : text.replaceAll("([^\\w /:=@%,-])", "\\\\$1");
    }
}
