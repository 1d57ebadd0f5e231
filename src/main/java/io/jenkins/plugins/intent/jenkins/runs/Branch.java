package io.jenkins.plugins.intent.jenkins.runs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jenkinsci.plugins.workflow.actions.ThreadNameAction;
import org.jenkinsci.plugins.workflow.graph.BlockStartNode;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/**
 * The branches of {@code parallel} and cells of {@code matrix} around a call, outermost first, as one text. Which of
 * two branches begins first differs from build to build, so calls in them are not known by their order.
 */
final class Branch {
    private Branch() {}

    /** Empty outside of any. */
    static String of(StepContext context) throws IOException, InterruptedException {
        FlowNode node = context.get(FlowNode.class);
        List<String> names = new ArrayList<>();
        if (node != null) {
            for (BlockStartNode block : node.getEnclosingBlocks()) {
                ThreadNameAction branch = block.getAction(ThreadNameAction.class);
                if (branch != null) {
                    names.add(branch.getThreadName());
                }
            }
        }
        Collections.reverse(names);
        return String.join(" / ", names);
    }
}
