package io.jenkins.plugins.intent.policy;

import io.jenkins.plugins.intent.policy.grammar.ProgramName;
import io.jenkins.plugins.intent.policy.shell.Unknowns;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the layers say of each program that would be started. Each layer speaks for itself, so the
 * strictest wins; only the floor can lift built-in findings.
 */
final class LayerRules implements StartedRules {
    private static final String UNLISTED = "unlisted";

    private record Layer(PolicyLayer source, List<RuleMatcher> rules, boolean isFloor) {}

    private final List<Layer> layers = new ArrayList<>();

    LayerRules(List<PolicyLayer> sources) {
        for (PolicyLayer source : sources) {
            List<RuleMatcher> rules = new ArrayList<>();
            source.rules().forEach(rule -> rules.add(new RuleMatcher(rule)));
            layers.add(new Layer(source, rules, layers.isEmpty()));
        }
    }

    @Override
    public void judge(Started started, ProgramName program, Platform platform, Findings findings, int mark) {
        for (Layer layer : layers) {
            judge(layer, started, program, platform, findings, mark);
        }
    }

    private static void judge(
            Layer layer, Started started, ProgramName program, Platform platform, Findings findings, int mark) {
        boolean listed = layer.source().mode() == PolicyMode.GUARDRAIL;
        Set<String> lifted = Set.of();
        for (RuleMatcher matcher : layer.rules()) {
            PolicyRule rule = matcher.rule();
            if (rule.decision() == Decision.BLOCK && Unknowns.hasAny(program.base())) {
                mayBe(layer, rule, started, findings);
                continue;
            }
            if (!matcher.matches(started, program, platform)) {
                continue;
            }
            if (rule.decision() == Decision.ALLOW) {
                listed = true;
                lifted = lifted.isEmpty() ? new HashSet<>() : lifted;
                lifted.addAll(rule.overrides());
            } else {
                say(layer, rule, started, findings);
            }
        }
        if (layer.isFloor() && !lifted.isEmpty()) {
            findings.dropSince(mark, lifted);
        }
        if (!listed) {
            unlisted(layer, started, program, platform, findings);
        }
    }

    private static void say(Layer layer, PolicyRule rule, Started started, Findings findings) {
        String what = rule.decision() == Decision.WARN ? "gets a warning" : "is not allowed";
        findings.add(
                rule.decision(),
                rule.id(),
                layer.source().name(),
                started.program(),
                started.place(),
                "'" + started.program() + "' called like this " + what
                        + (rule.reason().isEmpty() ? "." : ": " + rule.reason()),
                Optional.of(rule.suggestion()).filter(text -> !text.isEmpty()));
    }

    /** A program whose name only a shell will know may be one that is denied. */
    private static void mayBe(Layer layer, PolicyRule rule, Started started, Findings findings) {
        findings.add(
                Decision.BLOCK,
                rule.id(),
                layer.source().name(),
                started.program(),
                started.place(),
                "Which program '" + started.program() + "' is, only a shell would know; it may be one that rule '"
                        + rule.id() + "' denies.",
                Optional.empty());
    }

    private static void unlisted(
            Layer layer, Started started, ProgramName program, Platform platform, Findings findings) {
        boolean otherArguments = layer.rules().stream()
                .anyMatch(matcher ->
                        matcher.rule().decision() == Decision.ALLOW && matcher.namesProgram(program, platform));
        findings.add(
                Decision.BLOCK,
                UNLISTED,
                layer.source().name(),
                started.program(),
                started.place(),
                otherArguments
                        ? "'" + started.program() + "' is listed in the policy, but not with these arguments."
                        : "'" + started.program() + "' is not listed in the policy, which allows nothing else.",
                Optional.empty());
    }
}
