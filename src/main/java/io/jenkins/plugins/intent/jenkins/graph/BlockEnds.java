package io.jenkins.plugins.intent.jenkins.graph;

import java.util.List;
import org.jenkinsci.plugins.workflow.graph.BlockEndNode;
import org.jenkinsci.plugins.workflow.graph.FlowNode;

/** Tells by where a Pipeline stands whether a block has nothing left to wait for. */
final class BlockEnds {
    private BlockEnds() {}

    /**
     * One place where a Pipeline stands.
     *
     * @param isEnd whether a block, or the body of one, has just ended there
     * @param around ids of the blocks around it, the innermost first
     */
    record Head(boolean isEnd, List<String> around) {}

    static Head head(FlowNode node) {
        return new Head(node instanceof BlockEndNode, node.getAllEnclosingIds());
    }

    /** Whether the Pipeline stands within the block at ends of its bodies only. */
    static boolean haveAllEnded(String block, List<Head> heads) {
        List<Head> within =
                heads.stream().filter(head -> head.around().contains(block)).toList();
        return !within.isEmpty()
                && within.stream()
                        .allMatch(head -> head.isEnd() && head.around().get(0).equals(block));
    }
}
