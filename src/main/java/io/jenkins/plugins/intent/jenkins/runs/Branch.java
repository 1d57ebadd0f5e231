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
 * The branches of {@code parallel} and cells of {@code matrix} around a call, outermost first, as one text. Which of
 * two branches begins first differs from build to build, so calls in them are not known by their order. And the stages
 * around a call: a build that begins in the middle, or passes over a stage, has fewer calls before it.
 */
final class Branch {
    private Branch() {}

    /** Empty outside of any. */
    static String of(StepContext context) throws IOException, InterruptedException {
        return around(context, Branch::branch);
    }

    /** Empty outside of any. */
    static String stagesAround(StepContext context) throws IOException, InterruptedException {
        return around(context, Branch::stage);
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
