package io.jenkins.plugins.intent.policy.shell;

import io.jenkins.plugins.intent.shell.Command.Simple;
import io.jenkins.plugins.intent.shell.Part.Literal;
import io.jenkins.plugins.intent.shell.ShellText;
import io.jenkins.plugins.intent.shell.Word;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code printf} prints, for formats of {@code %s}, {@code %b} and {@code %d}. */
final class Printf {
    private static final Pattern CONVERSION = Pattern.compile("%([%sbdq]|[^%sbdq])");
    private static final int MOST_ROUNDS = 64;

    private Printf() {}

    static Optional<String> of(List<String> args) {
        int first = !args.isEmpty() && args.get(0).equals("--") ? 1 : 0;
        if (args.size() <= first || args.get(first).equals("-v")) {
            return Optional.empty();
        }
        String format = unescaped(args.get(first));
        List<String> operands = args.subList(first + 1, args.size());
        StringBuilder printed = new StringBuilder();
        int next = 0;
        int rounds = 0;
        do {
            int before = next;
            Matcher matcher = CONVERSION.matcher(format);
            while (matcher.find()) {
                String kind = matcher.group(1);
                if (!"%sbdq".contains(kind)) {
                    return Optional.empty();
                }
                String operand = next < operands.size() ? operands.get(next) : "";
                next += kind.equals("%") ? 0 : 1;
                String text = kind.equals("%") ? "%" : kind.equals("b") ? unescaped(operand) : operand;
                matcher.appendReplacement(printed, Matcher.quoteReplacement(text));
            }
            matcher.appendTail(printed);
            if (next == before) {
                break;
            }
        } while (next < operands.size() && rounds++ < MOST_ROUNDS);
        return Optional.of(printed.toString());
    }

    /** Backslashes as {@code printf} and {@code echo -e} take them, which is nearly as in {@code $'…'}. */
    static String unescaped(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        ShellText read = ShellText.read("$'" + text.replace("'", "\\'").replace("\\0", "\\") + "'");
        boolean plain = read.problems().isEmpty() && read.script().statements().size() == 1;
        if (plain
                && read.script().statements().get(0).first().stages().get(0).command() instanceof Simple simple
                && simple.words().size() == 1) {
            Word word = simple.words().get(0);
            return word.parts().stream().allMatch(Literal.class::isInstance)
                    ? word.literal().orElse(text)
                    : text;
        }
        return text;
    }
}
