package io.jenkins.plugins.intent.jenkins.runs;

import hudson.model.Label;
import hudson.model.Node;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Which nodes a stage may run on.
 *
 * @param label of the nodes, null for any; asked each time, since Jenkins forgets a label that no node has, and one that
 *     it has forgotten is never told of the nodes that come
 * @param only name of the one node; others may have that for a label
 */
record Eligible(Supplier<Label> label, Optional<String> only) {
    /** @param label as the intent has it; null for any node */
    static Eligible labelled(String label) {
        return new Eligible(() -> label == null ? null : StageLabels.label(label), Optional.empty());
    }

    static Eligible only(Node node) {
        return new Eligible(node::getSelfLabel, Optional.of(node.getNodeName()));
    }

    /** Whether it is not another node than the only one. */
    boolean allows(String node) {
        return only.isEmpty() || only.get().equals(node);
    }
}
