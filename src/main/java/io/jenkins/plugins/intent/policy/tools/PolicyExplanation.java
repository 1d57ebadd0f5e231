package io.jenkins.plugins.intent.policy.tools;

import io.jenkins.plugins.intent.policy.CommandPolicy;
import io.jenkins.plugins.intent.policy.ConfineMode;
import io.jenkins.plugins.intent.policy.Confinement;
import io.jenkins.plugins.intent.policy.Limits;
import io.jenkins.plugins.intent.policy.PolicyLayer;
import io.jenkins.plugins.intent.policy.PolicyMode;
import io.jenkins.plugins.intent.policy.PolicyRule;
import java.util.ArrayList;
import java.util.List;

/** The effective policy in sentences: what each layer adds, and what has no effect and why. */
public final class PolicyExplanation {
    private final List<String> lines = new ArrayList<>();

    private PolicyExplanation() {}

    /** One line each, indented by two blanks where it belongs to the line above. */
    public static List<String> of(CommandPolicy policy) {
        PolicyExplanation explanation = new PolicyExplanation();
        explanation.lines.add("The built-in rules judge what every command starts and touches.");
        boolean floor = true;
        for (PolicyLayer layer : policy.layers()) {
            if (!layer.name().equals(PolicyLayer.BUILT_IN)) {
                explanation.layer(layer, floor);
            }
            floor = false;
        }
        explanation.boundary(policy.confinement());
        return List.copyOf(explanation.lines);
    }

    /** What holds in the end; a layer that wanted more finds its wish missing here. */
    private void boundary(Confinement confinement) {
        if (confinement.mode() == ConfineMode.OFF) {
            return;
        }
        String writable = confinement.writable().isEmpty() ? "" : " and " + String.join(", ", confinement.writable());
        lines.add("The kernel confines commands"
                + (confinement.mode() == ConfineMode.REQUIRED ? "" : ", where it can be had")
                + ": they can write to the project, to a temporary directory of their own" + writable
                + ", and " + (confinement.network() ? "use the network." : "reach no network but loopback."));
    }

    private void layer(PolicyLayer layer, boolean floor) {
        lines.add("Layer '" + layer.name() + "'"
                + (floor ? ", the floor: no other layer loosens it." : ": it can only refuse more."));
        if (layer.mode() == PolicyMode.DENY_BY_DEFAULT) {
            lines.add("  Only what an allow rule lists may run.");
        }
        switch (layer.shell()) {
            case NEVER -> lines.add("  No shells, whatever an intent asks.");
            case ALWAYS -> lines.add("  Shells may run" + (floor ? "." : ": no effect, only the floor can say so."));
            default -> lines.add("  Shells may run where an intent asks with allow_shell.");
        }
        if (!layer.writableRoots().isEmpty()) {
            lines.add("  Besides the project, destructive tools may touch " + String.join(", ", layer.writableRoots())
                    + (floor ? "." : ": no effect, only the floor can say so."));
        }
        if (layer.confine().mode() != ConfineMode.OFF) {
            lines.add("  Commands are confined by the kernel: "
                    + layer.confine().mode().text()
                    + (layer.confine().network() ? "" : ", without network")
                    + (layer.confine().writable().isEmpty()
                            ? "."
                            : ", writing to "
                                    + String.join(", ", layer.confine().writable())
                                    + (floor ? "." : " as far as the layers before it do.")));
        }
        if (!layer.programs().isEmpty()) {
            lines.add("  It describes " + layer.programs().size() + " programs"
                    + (floor ? "." : ": no effect, only the floor can."));
        }
        if (!layer.limits().equals(Limits.standard())) {
            lines.add("  At most " + layer.limits().maxArguments() + " arguments of "
                    + layer.limits().maxArgumentLength() + " characters, "
                    + layer.limits().maxNesting() + " programs deep.");
        }
        layer.rules().forEach(rule -> lines.add("  " + rule(rule, floor)));
    }

    private static String rule(PolicyRule rule, boolean floor) {
        StringBuilder text = new StringBuilder(rule.id())
                .append(": ")
                .append(rule.decision().text())
                .append(' ')
                .append(String.join(" or ", rule.program()));
        if (rule.args() != null) {
            text.append(' ').append(String.join(" ", rule.args()));
        }
        if (!rule.anyArg().isEmpty()) {
            text.append(" with ").append(String.join(" or ", rule.anyArg()));
        }
        rule.env()
                .forEach((name, value) ->
                        text.append(" with ").append(name).append('=').append(value));
        if (!rule.overrides().isEmpty()) {
            text.append(floor ? ", lifting " : ", without effect on ").append(String.join(", ", rule.overrides()));
        }
        return rule.reason().isEmpty() ? text.toString() : text + " (" + rule.reason() + ")";
    }
}
