package io.jenkins.plugins.intent.policy;

import io.jenkins.plugins.intent.policy.grammar.Grammar;
import io.jenkins.plugins.intent.policy.grammar.GrammarBook;
import io.jenkins.plugins.intent.policy.grammar.Knowledge;
import io.jenkins.plugins.intent.policy.grammar.Literals;
import io.jenkins.plugins.intent.policy.grammar.ProgramName;
import io.jenkins.plugins.intent.policy.grammar.Reading;
import io.jenkins.plugins.intent.policy.grammar.Reading.Loose;
import io.jenkins.plugins.intent.policy.grammar.Role;
import io.jenkins.plugins.intent.policy.grammar.Signs;
import io.jenkins.plugins.intent.policy.grammar.Use;
import io.jenkins.plugins.intent.shell.ShellText;
import io.jenkins.plugins.intent.shell.ShellText.Dialect;
import io.jenkins.plugins.intent.text.LazyPattern;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;

/**
 * Looks at arguments that no grammar explains: a shell by its path, {@code sh -c} in the middle,
 * {@code -- sh}, an option whose name says that its value is started. Programs whose arguments are mere text are left
 * alone.
 */
final class Suspicion {
    private static final LazyPattern WINDOWS_SHELL = LazyPattern.of("cmd|powershell|pwsh");

    private final GrammarBook book;
    private final ValueJudge values;
    private final Findings findings;
    private final Effort effort;
    private final ShellWords shells;
    private final Knowledge knowledge;
    private final Signs signs;

    Suspicion(GrammarBook book, ValueJudge values, Findings findings, Effort effort) {
        this.book = book;
        this.values = values;
        this.findings = findings;
        this.effort = effort;
        this.shells = new ShellWords(book, effort);
        this.knowledge = book.knowledge();
        this.signs = knowledge.signs();
    }

    void judge(Started started, ProgramName program, Reading reading) {
        if (knowledge.isDataProgram(program.base())) {
            return;
        }
        for (Use use : reading.uses()) {
            if (use.role().kind() == Role.Kind.VALUE && use.option().isEmpty()) {
                operand(use.value(), started, use.index(), reading);
            }
        }
        for (Loose loose : reading.loose()) {
            if (loose.option().isEmpty()) {
                if (isText(started.args(), loose.index())) {
                    continue;
                }
                operand(loose.value(), started, loose.index(), reading);
            } else {
                option(loose, started, reading);
            }
        }
    }

    /** {@code --message 'no bash -c'}: the option in front of it says so. */
    private boolean isText(List<String> args, int index) {
        return index > 0 && signs.textOption().matcher(args.get(index - 1)).matches();
    }

    private void operand(String value, Started started, int index, Reading reading) {
        List<String> args = started.args();
        boolean shell = value.indexOf(' ') > 0
                ? shells.startIn(value)
                : shells.startAt(args, index, reading)
                        || index > 0
                                && args.get(index - 1).equals("--")
                                && book.knowledge().isShellName(value)
                        || onWindows(started) && WINDOWS_SHELL.matcher(value).matches();
        if (shell || signs.shellPath().matcher(effort.counting(value)).find() && !isSetting(value, value)) {
            namesInArgument(value, started, index);
        } else {
            text(value, started, index);
        }
    }

    private static boolean onWindows(Started started) {
        return started.program().toLowerCase(Locale.ROOT).endsWith(".exe");
    }

    private void option(Loose loose, Started started, Reading reading) {
        String value = loose.value();
        boolean says =
                signs.execOption().matcher(effort.counting(loose.option())).matches();
        if (says && value.isEmpty()) {
            value = reading.loose().stream()
                    .filter(next -> next.option().isEmpty() && next.index() == loose.index() + 1)
                    .map(Loose::value)
                    .findFirst()
                    .orElse("");
        }
        if (value.isEmpty()) {
            value = loose.option();
            says = false;
        }
        boolean path = signs.shellPath().matcher(effort.counting(value)).find() && !isSetting(loose.option(), value);
        if (path || says && !loose.option().toLowerCase(Locale.ROOT).contains("shell") && shells.isName(value)) {
            names(value, started, loose.index());
        } else if (says) {
            judgeValue(value, started, loose.index());
        } else {
            text(value, started, loose.index());
        }
    }

    /** {@code --with-shell=/bin/sh} tells a configure script where things are. */
    private static boolean isSetting(String option, String value) {
        return (option.startsWith("--with-") || option.startsWith("-D") || option.startsWith("--enable-"))
                && value.indexOf(' ') < 0;
    }

    /** Whether a name is the path of a shell: a copy of it, or a link, is one too. */
    boolean isShell(String path) {
        return signs.shellPath().matcher(path).lookingAt();
    }

    void names(String value, Started started, int index) {
        names(Decision.BLOCK, value, started, index);
    }

    /** In an argument, where a program of the project may well be given one. */
    void namesInArgument(String value, Started started, int index) {
        names(isOwnProgram(started) ? Decision.WARN : Decision.BLOCK, value, started, index);
    }

    private void names(Decision decision, String value, Started started, int index) {
        findings.add(
                decision,
                Rule.SHELL_IN_ARGUMENT,
                value,
                started.origin().at(index),
                "'" + started.program() + "' is given '" + value + "', which names a shell to start.");
    }

    /** A program of the project could start a shell without being given its name, as {@code ./run.sh} does. */
    private boolean isOwnProgram(Started started) {
        ProgramName program = ProgramName.of(started.program());
        return program.isFileOfProject() && book.find(program, false) == Grammar.UNKNOWN;
    }

    private void text(String value, Started started, int index) {
        Matcher call = signs.callsShell().matcher(effort.counting(value));
        if (call.find()) {
            List<String> literals = Literals.after(value, call.end());
            if (!literals.isEmpty()) {
                values.hiddenText(literals.get(0), started, index);
            }
        }
    }

    /** A value that may be a command: one that looks like a path or starts with a known program. */
    void judgeValue(String value, Started by, int index) {
        List<String> words = ShellText.words(value, Dialect.WINDOWS);
        if (words.isEmpty()) {
            return;
        }
        ProgramName program = ProgramName.of(words.get(0));
        boolean shell = book.knowledge().isShellName(program.withoutVersion());
        boolean isPath = !program.isBare() && !value.contains("://");
        if (isPath || words.size() > 1 && (shell || book.isWellKnown(program))) {
            if (ShellText.read(value).problems().isEmpty()) {
                values.hiddenText(value, by, index);
            } else {
                text(value, by, index);
            }
        }
    }

    /**
     * The value of a variable whose name only resembles those that start something: remarked where it is
     * a file of somebody's own, refused where it is a shell.
     */
    void guess(String value, Started by, int index) {
        List<String> words = ShellText.words(value, Dialect.WINDOWS);
        if (words.isEmpty()) {
            return;
        }
        ProgramName program = ProgramName.of(words.get(0));
        boolean shell =
                (words.size() > 1 || !program.isBare()) && book.knowledge().isShellName(program.withoutVersion());
        boolean ownFile = !program.isBare() && !program.isOfTheSystem() && !value.contains("://");
        if (shell || ownFile && words.size() == 1 && !book.isWellKnown(program)) {
            values.hiddenText(value, by, index);
        }
    }

    /**
     * Whether a text names a shell by its path, or calls one.
     *
     * @param language which code the text is; empty for none
     */
    boolean namesShell(String value, String language) {
        Matcher path = signs.shellPath().matcher(effort.counting(value));
        boolean named = path.find();
        while (named && Mentions.hold(language, value, path.start())) {
            named = path.find();
        }
        return named || signs.shellCall().matcher(effort.counting(value)).find();
    }

    /** Code that is loaded: always worth a remark, and more when it names a shell. */
    void judgeLibrary(String value, Started by, int index) {
        if (signs.shellPath().matcher(effort.counting(value)).find()) {
            names(value, by, index);
        } else {
            findings.add(
                    Decision.WARN,
                    Rule.LOADS_CODE,
                    value,
                    by.origin().at(index),
                    "'" + value + "' is loaded into '" + by.program() + "' and runs there.");
        }
    }
}
