package io.jenkins.plugins.intent.policy;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The policy a run is judged by, compiled. The first layer is the floor: the built-in rules, as the
 * administrator widened or narrowed them. Every further layer can only refuse more; the strictest
 * finding wins. Immutable and safe for use by many threads.
 */
public final class CommandPolicy {
    private static final class BuiltIn {
        static final CommandPolicy POLICY = of(List.of(PolicyLayer.builtIn()));
    }

    private final List<PolicyLayer> layers;
    private final GrammarBook book;
    private final WritableRoots writableRoots;
    private final Limits limits;
    private final LayerRules rules;

    private CommandPolicy(List<PolicyLayer> layers) {
        this.layers = List.copyOf(layers);
        PolicyLayer floor = layers.get(0);
        this.book = GrammarBook.builtIn().with(floor.programs());
        this.writableRoots = new WritableRoots(floor.writableRoots());
        this.limits = layers.stream().map(PolicyLayer::limits).reduce(Limits.standard(), Limits::and);
        this.rules = new LayerRules(layers);
    }

    /** Guardrail mode with the built-in grammars only. */
    public static CommandPolicy builtIn() {
        return BuiltIn.POLICY;
    }

    /**
     * @param layers the floor first; none means the built-in rules
     */
    public static CommandPolicy of(List<PolicyLayer> layers) {
        return new CommandPolicy(layers.isEmpty() ? List.of(PolicyLayer.builtIn()) : layers);
    }

    /** The layers, the floor first. */
    public List<PolicyLayer> layers() {
        return layers;
    }

    /**
     * All findings on one command, strictest first; empty when it is allowed without remark.
     *
     * @param pointer JSON pointer of the command in its document; findings add {@code /args/<n>} where
     *     one argument is the cause
     */
    public List<Finding> judge(CommandLine command, PolicyContext context, String pointer) {
        Findings findings = findings(command, context, pointer);
        List<Finding> sorted = findings.sorted();
        return strictest(sorted) == Decision.BLOCK ? withSuggestion(sorted, findings, context) : sorted;
    }

    private Findings findings(CommandLine command, PolicyContext context, String pointer) {
        return findings(command, context, pointer, rules);
    }

    /** Every program that the command would start, itself included. */
    List<Started> started(CommandLine command, PolicyContext context) {
        List<Started> all = new ArrayList<>();
        findings(command, context, "", (started, program, platform, findings, mark) -> all.add(0, started));
        return all;
    }

    private Findings findings(CommandLine command, PolicyContext context, String pointer, StartedRules asked) {
        Findings findings = new Findings(command, pointer);
        if (tooLarge(command, findings)) {
            return findings;
        }
        CommandJudge judge = new CommandJudge(book, context, limits, writableRoots, asked, findings);
        Started started = Started.directly(command);
        judgeDirectory(command, context, findings, judge.paths());
        try {
            judge.judgeEnvironment(started);
            judge.judge(started);
        } catch (Effort.Exhausted | StackOverflowError e) {
            // A pattern may recurse for each character; that much nesting is as unreadable as that much text.
            findings.add(
                    Decision.BLOCK,
                    Rule.LIMIT_EFFORT,
                    command.program(),
                    -1,
                    "The arguments of '" + command.program() + "' are too intricate to be read.");
        }
        consent(context, findings);
        return findings;
    }

    private boolean tooLarge(CommandLine command, Findings findings) {
        int longest = command.args().stream().mapToInt(String::length).max().orElse(0);
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

    private void judgeDirectory(CommandLine command, PolicyContext context, Findings findings, PathJudge paths) {
        boolean inside = command.cwd().normalize().startsWith(context.projectDir());
        try {
            if (inside && context.realPaths() && Files.exists(command.cwd())) {
                inside = paths.isInside(command.cwd().toRealPath());
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
    private void consent(PolicyContext context, Findings findings) {
        Optional<PolicyLayer> refusing = layers.stream()
                .filter(layer -> layer.shell() == ShellConsent.NEVER)
                .findFirst();
        Set<String> aboutShells = Rule.aboutShells();
        if (refusing.isPresent()) {
            findings.insist(aboutShells, refusing.get().name());
        } else if (context.allowShell() || layers.get(0).shell() == ShellConsent.ALWAYS) {
            findings.dropSince(0, aboutShells);
        }
    }

    private List<Finding> withSuggestion(List<Finding> sorted, Findings findings, PolicyContext context) {
        for (CommandLine proposal : findings.alternatives().proposals()) {
            if (strictest(findings(proposal, context, "").sorted()) != Decision.BLOCK) {
                Optional<String> text = Optional.of(Alternatives.text(proposal));
                return sorted.stream()
                        .map(f -> f.decision() == Decision.BLOCK
                                        && f.suggestion().isEmpty()
                                ? new Finding(
                                        f.decision(), f.rule(), f.layer(), f.token(), f.message(), text, f.pointer())
                                : f)
                        .toList();
            }
        }
        return sorted;
    }

    /** The strictest decision among the findings; ALLOW when there are none. */
    public static Decision strictest(List<Finding> findings) {
        return findings.stream()
                .map(Finding::decision)
                .max(Comparator.naturalOrder())
                .orElse(Decision.ALLOW);
    }

    /** The effective policy, for the job that carries it to the agent. */
    public String toJson() {
        return PolicyJson.write(layers);
    }

    /**
     * What {@link #toJson()} wrote. Nothing is checked again: it was checked when it was read from its
     * files.
     *
     * @throws IllegalArgumentException when it is something else
     */
    public static CommandPolicy fromJson(String json) {
        return of(PolicyJson.read(json));
    }
}
