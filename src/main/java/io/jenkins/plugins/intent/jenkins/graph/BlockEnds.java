package io.jenkins.plugins.intent.jenkins.graph;

import java.util.List;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.graph.BlockEndNode;
import org.jenkinsci.plugins.workflow.graph.FlowNode;

/** Tells by where a Pipeline stands whether a block has nothing left to wait for. */
final class BlockEnds {
    private BlockEnds() {}

    /**
     * One place where a Pipeline stands.
     *
     * @param id of the node
     * @param ended id of the block, or of the body of one, that has just ended there
     * @param around ids of the blocks around it, the innermost first
     */
    record Head(String id, Optional<String> ended, List<String> around) {
        private boolean isAt(String block) {
            return around.contains(block) || ended.filter(block::equals).isPresent();
        }

        private boolean isPast(String block) {
            return ended.filter(block::equals).isPresent() || around.get(0).equals(block);
        }
    }

    static Head head(FlowNode node) {
        Optional<String> ended = node instanceof BlockEndNode<?> end
                ? Optional.of(end.getStartNode().getId())
                : Optional.empty();
        return new Head(node.getId(), ended, node.getAllEnclosingIds());
    }

    /** Whether the Pipeline is past the block, or within it at ends of its bodies only. */
    static boolean haveAllEnded(String block, List<Head> heads) {
        return heads.stream()
                .filter(head -> head.isAt(block))
                .allMatch(head -> head.ended().isPresent() && head.isPast(block));
    }

    /** Whether it is past it, or within it at ends of other blocks only: for a block that does nothing after those. */
    static boolean hasNothingElse(String block, List<Head> heads) {
        return heads.stream()
                .filter(head -> head.isAt(block))
                .allMatch(head -> head.ended().isPresent());
    }

    /** Where the Pipeline stands at a block; the same text as long as it does not go on there. */
    static String standing(String block, List<Head> heads) {
        return block
                + heads.stream()
                        .filter(head -> head.isAt(block))
                        .map(Head::id)
                        .sorted()
                        .toList();
    }
}
