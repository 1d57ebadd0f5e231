package io.jenkins.plugins.intent.policy;

import io.jenkins.plugins.intent.policy.Started.Through;
import io.jenkins.plugins.intent.policy.grammar.GrammarReader;
import io.jenkins.plugins.intent.policy.grammar.ProgramName;
import io.jenkins.plugins.intent.policy.shell.ShellState;
import io.jenkins.plugins.intent.policy.shell.TooLongException;
import io.jenkins.plugins.intent.policy.shell.Unknowns;
import io.jenkins.plugins.intent.shell.ShellText;
import io.jenkins.plugins.intent.shell.ShellText.Dialect;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Judges texts that a shell would read: what they start and where their output goes, as that shell would find it. */
final class TextJudge {
    private static final Set<String> COMMAND_PROMPTS = Set.of("cmd", "4dos", "tcc");

    private final CommandJudge commands;
    private final ValueJudge values;
    private final PathJudge paths;
    private final Findings findings;
    private final Effort effort;
    private final boolean onWindows;

    TextJudge(
            CommandJudge commands,
            ValueJudge values,
            PathJudge paths,
            Findings findings,
            Effort effort,
            boolean onWindows) {
        this.commands = commands;
        this.values = values;
        this.paths = paths;
        this.findings = findings;
        this.effort = effort;
        this.onWindows = onWindows;
    }

    void judge(String text, Started by, int index, Through through) {
        judge(text, by, index, through, List.of());
    }

    /** @param arguments what the text finds as {@code $1} and so on */
    void judge(String text, Started by, int index, Through through, List<String> arguments) {
        effort.spend(text.length());
        findings.readAsCode(by.program(), by.origin().at(index));
        CodeArguments.note("shell", text, by, index, findings);
        ShellScene scene = new ShellScene(commands, values, paths, findings, by, index, through);
        ShellText read = read(text, by);
        Map<String, String> environment = new HashMap<>();
        by.env().forEach((name, value) -> environment.put(name, clean(value, by)));
        ShellState state =
                new ShellState(findings.unknowns(), environment, by.cwd().toString(), arguments);
        try {
            new ShellWalk(scene, effort).all(read.script(), state);
        } catch (TooLongException e) {
            throw new Effort.Exhausted();
        }
        remark(text, read, scene);
    }

    private static String clean(String value, Started by) {
        return by.through().expanded() ? value : Unknowns.clean(value);
    }

    private ShellText read(String text, Started by) {
        boolean prompt = COMMAND_PROMPTS.contains(ProgramName.of(by.program()).base());
        String clean = clean(text, by);
        return prompt
                ? ShellText.read(clean.replace("\\", "\\\\").replace("'", "\\'"))
                : ShellText.read(clean, dialect());
    }

    private Dialect dialect() {
        return onWindows ? Dialect.WINDOWS : Dialect.POSIX;
    }

    private void remark(String text, ShellText read, ShellScene scene) {
        if (!read.problems().isEmpty()) {
            ShellText.Problem problem = read.problems().get(0);
            scene.say(
                    Decision.BLOCK,
                    read.isGivenUp() ? Rule.LIMIT_EFFORT : Rule.SHELL_TEXT,
                    text,
                    "'" + scene.by().program() + "' hands a shell a text that it cannot read: " + problem.message()
                            + ", in line " + problem.line() + ", column " + problem.column() + ".");
        } else if (!read.script().statements().isEmpty() && read.plainCommand().isEmpty()) {
            scene.say(
                    Decision.WARN,
                    Rule.SHELL_TEXT,
                    text,
                    "'" + scene.by().program() + "' hands a text to a shell: " + text);
        }
    }

    /** A text that should only be split at blanks; when it says more, some shell will read it. */
    void judgeWords(String text, Started by, int index, Through through) {
        ShellText read = ShellText.read(clean(text, by), dialect());
        Optional<List<String>> plain = read.plainCommand();
        if (plain.isPresent()) {
            words(plain.get(), by, index, through);
        } else if (!read.script().statements().isEmpty() || !read.problems().isEmpty()) {
            judge(text, by, index, through);
        }
    }

    /** A command whose words are parted by a character; one word alone may be split at blanks. */
    void judgeList(String text, String separator, Started by, int index, Through through) {
        List<String> argv = GrammarReader.words(text, separator);
        if (argv.size() > 1) {
            words(argv, by, index, through);
        } else {
            judgeWords(text, by, index, through);
        }
    }

    /** A command that is given in words; none is fine. */
    void words(List<String> argv, Started by, int index, Through through) {
        if (!argv.isEmpty()) {
            commands.judge(by.inner(argv, by.origin().inside(index), through));
        }
    }
}
