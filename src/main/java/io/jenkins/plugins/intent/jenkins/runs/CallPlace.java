package io.jenkins.plugins.intent.jenkins.runs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jenkinsci.plugins.workflow.actions.LabelAction;
import org.jenkinsci.plugins.workflow.actions.ThreadNameAction;
import org.jenkinsci.plugins.workflow.graph.BlockStartNode;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/**
 * Where a call stands in its build, which is how builds know each other's calls: which of two branches begins first
 * differs from build to build, and one that begins in the middle, or passes over a stage, has fewer calls before it.
 *
 * @param branch the branches of {@code parallel} and cells of {@code matrix} around it, outermost first, as one text;
 *     empty outside of any, null when an older version wrote it
 * @param stages the stages around it, likewise
 */
record CallPlace(String branch, String stages) {
    static CallPlace of(StepContext context) throws IOException, InterruptedException {
        return new CallPlace(around(context, CallPlace::branch), around(context, CallPlace::stage));
    }

    private static String branch(BlockStartNode block) {
        ThreadNameAction branch = block.getAction(ThreadNameAction.class);
        return branch == null ? null : branch.getThreadName();
    }

    private static String stage(BlockStartNode block) {
        LabelAction label = block.getAction(LabelAction.class);
        return label == null || branch(block) != null ? null : label.getDisplayName();
    }

    private static String around(StepContext context, Function<BlockStartNode, String> nameOf)
            throws IOException, InterruptedException {
        FlowNode node = context.get(FlowNode.class);
        List<String> names = new ArrayList<>();
        if (node != null) {
            for (BlockStartNode block : node.getEnclosingBlocks()) {
                String name = nameOf.apply(block);
                if (name != null) {
                    names.add(name);
                }
            }
        }
        Collections.reverse(names);
        return String.join(" / ", names);
    }
}
