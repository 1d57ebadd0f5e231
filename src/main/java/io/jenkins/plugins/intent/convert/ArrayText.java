package io.jenkins.plugins.intent.convert;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** An array as bash reads it again: no environment can hold one. */
final class ArrayText {
    /** What an intent would fill in, a shell fills in too: it finds the same variables. */
    private static final Pattern REFERENCE = Pattern.compile("(?<!\\$)\\$\\{\\w+(:-[^}]*)?}");

    private ArrayText() {}

    /** @param elements texts of an intent */
    static String of(String name, List<String> elements) {
        return name + elements.stream().map(ArrayText::element).collect(Collectors.joining(" ", "=(", ")"));
    }

    private static String element(String text) {
        StringBuilder quoted = new StringBuilder();
        Matcher reference = REFERENCE.matcher(text);
        int from = 0;
        while (reference.find()) {
            quoted.append(literal(text.substring(from, reference.start())));
            quoted.append('"').append(reference.group()).append('"');
            from = reference.end();
        }
        String rest = text.substring(from);
        return quoted.append(rest.isEmpty() && from > 0 ? "" : literal(rest)).toString();
    }

    private static String literal(String text) {
        return text.isEmpty() ? "''" : "'" + text.replace("$${", "${").replace("'", "'\\''") + "'";
    }
}
