package io.jenkins.plugins.intent.policy;

import io.jenkins.plugins.intent.policy.Started.Through;
import io.jenkins.plugins.intent.policy.grammar.Role.Kind;
import io.jenkins.plugins.intent.policy.grammar.ShellText;
import java.util.List;

/** Judges texts that a shell would read: every command in them, and where their output goes. */
final class TextJudge {
    /** How deep command substitutions may be nested. */
    private static final int MOST_SUBSTITUTIONS = 20;

    private final CommandJudge commands;
    private final ValueJudge values;
    private final PathJudge paths;
    private final Findings findings;
    private final Effort effort;

    TextJudge(CommandJudge commands, ValueJudge values, PathJudge paths, Findings findings, Effort effort) {
        this.commands = commands;
        this.values = values;
        this.paths = paths;
        this.findings = findings;
        this.effort = effort;
    }

    void judge(String text, Started by, int index, Through through) {
        judge(text, by, index, through, 0);
    }

    private void judge(String text, Started by, int index, Through through, int substitutions) {
        int argument = by.origin().at(index);
        effort.spend(text.length());
        if (substitutions > MOST_SUBSTITUTIONS) {
            throw new Effort.Exhausted();
        }
        ShellText parsed = ShellText.parse(text);
        for (List<String> command : parsed.commands()) {
            command(command, by, index, through);
        }
        for (String substitution : parsed.substitutions()) {
            judge(substitution, by, index, through, substitutions + 1);
        }
        for (String output : parsed.outputs()) {
            if (output.startsWith("/dev/tcp/") || output.startsWith("/dev/udp/")) {
                findings.add(
                        Decision.BLOCK, Rule.INLINE_CODE, output, argument, "'" + output + "' opens a connection.");
            } else {
                paths.judge(Kind.WRITE, output, by, argument);
            }
        }
        if (parsed.needsShell()) {
            findings.add(
                    Decision.WARN,
                    Rule.SHELL_TEXT,
                    text,
                    argument,
                    "'" + by.program() + "' hands a text to a shell: " + text);
        }
    }

    private void command(List<String> words, Started by, int index, Through through) {
        int first = 0;
        while (first < words.size() && isAssignment(words.get(first))) {
            values.assignment(words.get(first), by, index);
            first++;
        }
        List<String> argv = words.subList(first, words.size());
        if (!argv.isEmpty() && argv.get(0).startsWith("$")) {
            findings.add(
                    Decision.BLOCK,
                    Rule.SHELL_TEXT,
                    argv.get(0),
                    by.origin().at(index),
                    "Which program '" + argv.get(0) + "' is, only a shell would know.");
        } else {
            words(argv, by, index, through);
        }
    }

    private static boolean isAssignment(String word) {
        int equals = word.indexOf('=');
        return equals > 0 && word.substring(0, equals).matches("[A-Za-z_]\\w*");
    }

    /** A text that should only be split at blanks; when it says more, some shell will read it. */
    void judgeWords(String text, Started by, int index, Through through) {
        ShellText parsed = ShellText.parse(text);
        if (parsed.needsShell()) {
            judge(text, by, index, through);
        } else if (!parsed.commands().isEmpty()) {
            words(parsed.commands().get(0), by, index, through);
        }
    }

    /** A command that is given in words; none is fine. */
    void words(List<String> argv, Started by, int index, Through through) {
        if (!argv.isEmpty()) {
            commands.judge(by.inner(argv, by.origin().inside(index), through));
        }
    }
}
