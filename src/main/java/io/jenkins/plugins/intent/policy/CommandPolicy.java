package io.jenkins.plugins.intent.policy;

import io.jenkins.plugins.intent.policy.grammar.GrammarBook;
import java.util.ArrayList;
import java.util.List;

/**
 * The policy a run is judged by, compiled. The first layer is the floor: the built-in rules, as the
 * administrator widened or narrowed them. Every further layer can only refuse more; the strictest
 * finding wins. Immutable and safe for use by many threads.
 */
public final class CommandPolicy {
    private static final class BuiltIn {
        static final CommandPolicy POLICY = of(List.of(PolicyLayer.builtIn()));
    }

    private final Judgement.Terms terms;
    private final LayerRules rules;

    private CommandPolicy(List<PolicyLayer> layers) {
        PolicyLayer floor = layers.get(0);
        this.terms = new Judgement.Terms(
                List.copyOf(layers),
                GrammarBook.builtIn().with(floor.programs()),
                new WritableRoots(floor.writableRoots()),
                layers.stream().map(PolicyLayer::limits).reduce(Limits.standard(), Limits::and),
                layers.stream()
                        .map(PolicyLayer::confine)
                        .reduce(Confinement.OFF, Confinement::and)
                        .alsoWriting(floor.writableRoots()));
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
        return terms.layers();
    }

    /** The boundary that the kernel holds around commands. */
    public Confinement confinement() {
        return terms.confinement();
    }

    /**
     * All findings on one command, strictest first; empty when it is allowed without remark.
     *
     * @param pointer JSON pointer of the command in its document; findings add {@code /args/<n>} where
     *     one argument is the cause
     */
    public List<Finding> judge(CommandLine command, PolicyContext context, String pointer) {
        return new Judgement(terms, rules, context).findings(command, pointer);
    }

    /** Every program that the command would start, itself included, as a command of its own. */
    public List<CommandLine> startedBy(CommandLine command, PolicyContext context) {
        List<CommandLine> all = new ArrayList<>();
        StartedRules listing = (started, program, platform, findings, mark) -> all.add(
                0,
                new CommandLine(
                        findings.unknowns().shown(started.program()),
                        started.args().stream().map(findings.unknowns()::shown).toList(),
                        started.env(),
                        started.cwd()));
        new Judgement(terms, listing, context).look(command, "");
        return all;
    }

    /** The strictest decision among the findings; ALLOW when there are none. */
    public static Decision strictest(List<Finding> findings) {
        Decision strictest = Decision.ALLOW;
        for (Finding finding : findings) {
            strictest = finding.decision().compareTo(strictest) > 0 ? finding.decision() : strictest;
        }
        return strictest;
    }

    /** The effective policy, for the job that carries it to the agent. */
    public String toJson() {
        return PolicyJson.write(terms.layers());
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
