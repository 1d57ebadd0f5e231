package io.jenkins.plugins.intent.policy;

import io.jenkins.plugins.intent.policy.grammar.GrammarBook;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The judgement of one command in one place, under a compiled policy. */
final class Judgement {
    /**
     * What a policy comes to, as far as one command's judgement needs it.
     *
     * @param layers the floor first
     * @param writableRoots directories besides the project that destructive tools may touch
     * @param confinement the boundary that the kernel holds
     */
    record Terms(
            List<PolicyLayer> layers,
            GrammarBook book,
            WritableRoots writableRoots,
            Limits limits,
            Confinement confinement) {}

    private final Terms terms;
    private final StartedRules rules;
    private final PolicyContext context;

    /**
     * @param rules what is asked about each program that would be started
     */
    Judgement(Terms terms, StartedRules rules, PolicyContext context) {
        this.terms = terms;
        this.rules = rules;
        this.context = context;
    }

    /** Strictest first; where one blocks and there is another way that passes, they say so. */
    List<Finding> findings(CommandLine command, String pointer) {
        Findings findings = look(command, pointer);
        if (findings.size() == 0) {
            return List.of();
        }
        List<Finding> sorted = findings.sorted();
        return CommandPolicy.strictest(sorted) == Decision.BLOCK ? withSuggestion(sorted, findings) : sorted;
    }

    /** What is found, in the order it is found. */
    Findings look(CommandLine command, String pointer) {
        Findings findings = new Findings(command, pointer);
        if (tooLarge(command, findings)) {
            return findings;
        }
        CommandJudge judge =
                new CommandJudge(terms.book(), context, terms.limits(), terms.writableRoots(), rules, findings);
        Started started = Started.directly(command);
        judgeDirectory(command, findings, judge.boundary());
        try {
            judge.judgeEnvironment(started);
            judge.judge(started);
            judge.files(command.files(), started);
        } catch (Effort.Exhausted | StackOverflowError e) {
            // A pattern may recurse for each character; that much nesting is as unreadable as that much text.
            findings.add(
                    Decision.BLOCK,
                    Rule.LIMIT_EFFORT,
                    command.program(),
                    -1,
                    "The arguments of '" + command.program() + "' are too intricate to be read.");
        }
        command.files().input().ifPresent(input -> judgeInput(command, input, pointer, findings));
        if (findings.size() == 0) {
            return findings;
        }
        consent(findings);
        if (terms.confinement().mode() == ConfineMode.REQUIRED) {
            findings.soften(Rule.aboutPlaces(), "; the kernel refuses it, since commands are confined");
        }
        return findings;
    }

    /** What a program reads as code is judged like code among its arguments. */
    private void judgeInput(CommandLine command, CommandLine.Input input, String pointer, Findings findings) {
        List<String> words = new ArrayList<>(List.of(command.program()));
        words.addAll(command.args());
        InputCode.asArgument(words, input.text(), terms.book().knowledge()).ifPresent(inline -> {
            List<String> args = inline.subList(1, inline.size());
            Set<Integer> unknown = input.known() ? Set.of() : Set.of(args.size() - 1);
            findings.addAll(look(
                    new CommandLine(inline.get(0), args, command.env(), command.cwd(), CommandLine.Files.NONE, unknown),
                    pointer));
        });
    }

    private boolean tooLarge(CommandLine command, Findings findings) {
        Limits limits = terms.limits();
        int longest = 0;
        for (String argument : command.args()) {
            longest = Math.max(longest, argument.length());
        }
        if (command.args().size() <= limits.maxArguments() && longest <= limits.maxArgumentLength()) {
            return false;
        }
        findings.add(
                Decision.BLOCK,
                Rule.LIMIT_SIZE,
                command.program(),
                -1,
                "The command has " + command.args().size() + " arguments, the longest of " + longest
                        + " characters; the policy reads " + limits.maxArguments() + " of "
                        + limits.maxArgumentLength() + " at most.");
        return true;
    }

    private void judgeDirectory(CommandLine command, Findings findings, Boundary boundary) {
        if (command.cwd().equals(context.projectDir())) {
            return;
        }
        boolean inside = command.cwd().normalize().startsWith(context.projectDir());
        try {
            if (inside && context.realPaths() && Files.exists(command.cwd())) {
                inside = boundary.isInside(command.cwd().toRealPath());
            }
        } catch (IOException e) {
            inside = false;
        }
        if (!inside) {
            findings.add(
                    Decision.BLOCK,
                    Rule.CWD_OUTSIDE,
                    command.cwd().toString(),
                    -1,
                    "The command would start in " + command.cwd() + ", outside of the project " + context.projectDir()
                            + ".");
        }
    }

    /** The intent may ask for shells; a layer that never consents makes those findings its own. */
    private void consent(Findings findings) {
        Set<String> aboutShells = Rule.aboutShells();
        for (PolicyLayer layer : terms.layers()) {
            if (layer.shell() == ShellConsent.NEVER) {
                findings.insist(aboutShells, layer.name());
                return;
            }
        }
        if (context.allowShell() || terms.layers().get(0).shell() == ShellConsent.ALWAYS) {
            findings.dropSince(0, aboutShells);
        }
    }

    private List<Finding> withSuggestion(List<Finding> sorted, Findings findings) {
        for (CommandLine proposal : findings.alternatives().proposals()) {
            if (CommandPolicy.strictest(look(proposal, "").sorted()) != Decision.BLOCK) {
                Optional<String> text = Optional.of(Alternatives.text(proposal));
                return sorted.stream()
                        .map(f ->
                                f.decision() == Decision.BLOCK && f.suggestion().isEmpty() ? f.suggesting(text) : f)
                        .toList();
            }
        }
        return sorted;
    }
}
