package io.jenkins.plugins.intent.policy;

import io.jenkins.plugins.intent.policy.Reading.Loose;
import java.util.List;
import java.util.regex.Matcher;

/**
 * Looks at arguments that no grammar explains: a shell by its path, {@code sh -c} in the middle, an
 * option whose name says that its value is started. Programs whose arguments are mere text are left
 * alone.
 */
final class Suspicion {
    private final GrammarBook book;
    private final CommandJudge commands;
    private final Findings findings;
    private final Knowledge.Signs signs;

    Suspicion(GrammarBook book, CommandJudge commands, Findings findings) {
        this.book = book;
        this.commands = commands;
        this.findings = findings;
        this.signs = book.knowledge().signs;
    }

    void judge(Started started, ProgramName program, Reading reading) {
        if (signs.dataPrograms().contains(program.base())) {
            return;
        }
        for (Loose loose : reading.loose) {
            if (loose.option().isEmpty()) {
                operand(loose.value(), started, loose.index());
            } else {
                option(loose, started, reading);
            }
        }
    }

    private void operand(String value, Started started, int index) {
        List<String> args = started.args();
        boolean shellCommand =
                book.knowledge().isShellName(ProgramName.of(value).base())
                        && index + 1 < args.size()
                        && args.get(index + 1).matches("-[a-z]*c|/[ck]|-Command");
        if (shellCommand || signs.shellPath().matcher(value).find()) {
            names(value, started, index);
        } else {
            text(value, started, index);
        }
    }

    private void option(Loose loose, Started started, Reading reading) {
        String value = loose.value();
        boolean says = signs.execOption().matcher(loose.option()).matches();
        if (says && value.isEmpty()) {
            value = reading.loose.stream()
                    .filter(next -> next.option().isEmpty() && next.index() == loose.index() + 1)
                    .map(Loose::value)
                    .findFirst()
                    .orElse("");
        }
        if (value.isEmpty()) {
            return;
        }
        if (signs.shellPath().matcher(value).find() && (says || !isSetting(loose.option(), value))) {
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

    private void names(String value, Started started, int index) {
        findings.add(
                Decision.BLOCK,
                Rule.SHELL_IN_ARGUMENT,
                value,
                started.origin().at(index),
                "'" + started.program() + "' is given '" + value + "', which names a shell to start.");
    }

    private void text(String value, Started started, int index) {
        Matcher call = signs.callsShell().matcher(value);
        if (call.find()) {
            List<String> literals = Literals.after(value, call.end());
            if (!literals.isEmpty()) {
                commands.judgeText(literals.get(0), started, index);
            }
        }
    }

    /** A value that may be a command: one that looks like a path or starts with a known program. */
    void judgeValue(String value, Started by, int index) {
        List<String> words = ShellText.words(value);
        if (words.isEmpty()) {
            return;
        }
        ProgramName program = ProgramName.of(words.get(0));
        boolean shell = book.knowledge().isShellName(program.withoutVersion());
        boolean isPath = !program.isBare() && !value.contains("://");
        if (isPath || words.size() > 1 && (shell || book.isWellKnown(program))) {
            commands.judgeText(value, by, index);
        }
    }

    /** Code that is loaded: always worth a remark, and more when it names a shell. */
    void judgeLibrary(String value, Started by, int index) {
        if (signs.shellPath().matcher(value).find()) {
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

    /** A tool that is not destructive by trade writes where others will run it. */
    void judgeOutput(String path, Started by, int argument) {
        if (signs.persistentPlace().matcher(path).find()) {
            findings.add(
                    Decision.WARN,
                    Rule.PERSISTENCE,
                    path,
                    argument,
                    "'" + by.program() + "' writes '" + path + "', which makes something run later.");
        }
    }
}
