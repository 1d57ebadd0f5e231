package io.jenkins.plugins.intent.policy;

import io.jenkins.plugins.intent.policy.grammar.Grammar;
import io.jenkins.plugins.intent.policy.grammar.Grammar.Trait;
import io.jenkins.plugins.intent.policy.grammar.GrammarBook;
import io.jenkins.plugins.intent.policy.grammar.ProgramName;
import io.jenkins.plugins.intent.policy.grammar.Reading;
import io.jenkins.plugins.intent.policy.grammar.Role.Kind;
import io.jenkins.plugins.intent.policy.grammar.Use;
import java.util.List;

/** Remarks on a program that is started as such: what it is, and what of its operands nobody can see. */
final class ProgramRemarks {
    private final GrammarBook book;
    private final Findings findings;

    ProgramRemarks(GrammarBook book, Findings findings) {
        this.book = book;
        this.findings = findings;
    }

    void nature(Started started, ProgramName program, Grammar grammar, Reading reading) {
        machine(started, reading);
        unseen(started, reading);
        if (grammar.is(Trait.SHELL)) {
            findings.alternatives().withoutShell(started, reading);
            findings.add(
                    Decision.BLOCK,
                    Rule.SHELL,
                    started.program(),
                    started.place(),
                    "'" + started.program() + "' is a shell; it could run anything, so it needs consent.");
        } else if (started.through().hidden() && !book.isWellKnown(program)) {
            findings.add(
                    Decision.WARN,
                    Rule.HIDDEN_PROGRAM,
                    started.program(),
                    started.place(),
                    "'" + started.program() + "' is started by an option, a variable or program text, not by name.");
        }
    }

    private void machine(Started started, Reading reading) {
        boolean wipes = reading.grammar().is(Trait.WIPES);
        if ((wipes || reading.grammar().is(Trait.MACHINE)) && !started.through().remote()) {
            findings.add(
                    wipes ? Decision.BLOCK : Decision.WARN,
                    Rule.MACHINE,
                    started.program(),
                    started.place(),
                    "'" + started.program() + "' called like this "
                            + (wipes ? "removes data of this machine." : "changes this machine, not the project."));
        }
    }

    /** A command that comes from standard input, or is a file that was found. */
    private void unseen(Started started, Reading reading) {
        boolean found =
                started.program().contains("{}") && !started.through().roots().isEmpty();
        boolean fromInput = started.through().moreOperands()
                && !reading.startsSomething()
                && reading.grammar().operands().stream().anyMatch(role -> role.kind() == Kind.COMMAND);
        if (found || fromInput) {
            findings.add(
                    Decision.WARN,
                    found ? Rule.HIDDEN_PROGRAM : Rule.STDIN_OPERANDS,
                    started.program(),
                    started.place(),
                    "'" + started.program() + "' starts what it is given by " + (found ? "a search" : "standard input")
                            + ", which nobody can judge beforehand.");
        }
    }

    void impliedShell(Started started, Reading reading) {
        if (reading.grammar().is(Trait.ELSE_SHELL)
                && !reading.startsSomething()
                && started.args().stream().noneMatch(ProgramRemarks::asksForHelp)) {
            findings.add(
                    Decision.BLOCK,
                    Rule.SHELL_IMPLICIT,
                    started.program(),
                    started.place(),
                    "'" + started.program() + "' starts a shell when it is given no command.");
        }
    }

    private static boolean asksForHelp(String argument) {
        return argument.equals("--help") || argument.equals("--version");
    }

    void destructive(Started started, ProgramName program, Reading reading) {
        List<String> touched = reading.uses().stream()
                .filter(use -> use.role().isGuardedPath())
                .map(Use::value)
                .toList();
        if (started.through().moreOperands()) {
            findings.add(
                    Decision.WARN,
                    Rule.STDIN_OPERANDS,
                    started.program(),
                    started.place(),
                    "'" + program.base() + "' gets operands from standard input, which nobody can judge beforehand.");
        } else if (!touched.isEmpty()) {
            findings.add(
                    Decision.WARN,
                    Rule.DESTRUCTIVE,
                    touched.get(touched.size() - 1),
                    started.place(),
                    "'" + program.base() + "' changes or removes files: " + String.join(", ", touched) + ".");
        }
    }
}
