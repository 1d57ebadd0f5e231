package io.jenkins.plugins.intent.jenkins.graph;

import hudson.model.Result;
import java.io.IOException;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.actions.TagsAction;
import org.jenkinsci.plugins.workflow.actions.ThreadNameAction;
import org.jenkinsci.plugins.workflow.actions.WarningAction;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.support.actions.PauseAction;

/**
 * Marks on the nodes around a leaf that the viewers of Pipeline read. Inside out these are: the stage,
 * and where it is one of several chains, the branch, the {@code parallel} and the stage of the group,
 * each as a block and its body. A mark that cannot be made changes nothing else.
 */
final class Marks {
    private static final Logger LOGGER = Logger.getLogger(Marks.class.getName());
    private static final int STAGE = 0;
    private static final int BRANCH = 2;
    private static final int GROUP = 4;

    private final StepContext context;

    Marks(StepContext context) {
        this.context = context;
    }

    /** For the group around it, which would look well else; the stage itself fails by its leaf. */
    void failed(String why) {
        mark(STAGE, node -> node.addAction(new WarningAction(Result.FAILURE).withMessage(why)));
    }

    /** It failed and does not count. */
    void unstable(String why) {
        mark(STAGE, node -> node.addAction(new WarningAction(Result.UNSTABLE).withMessage(why)));
    }

    /**
     * @param branch whether all of the branch was skipped
     * @param group whether all of the group was skipped
     */
    void skipped(boolean branch, boolean group) {
        skip(STAGE);
        if (branch && isBranch()) {
            skip(BRANCH);
            if (group) {
                skip(GROUP);
            }
        }
    }

    /** A person is waited for. */
    void paused(String why) {
        onLeaf(node -> {
            if (!PauseAction.isPaused(node)) {
                node.addAction(new PauseAction(why));
            }
        });
    }

    /** Nobody is waited for any more. */
    void goesOn() {
        onLeaf(node -> {
            if (PauseAction.isPaused(node)) {
                PauseAction.endCurrentPause(node);
            }
        });
    }

    private void skip(int block) {
        mark(block, node -> {
            TagsAction tags = new TagsAction();
            tags.addTag("STAGE_STATUS", "SKIPPED_FOR_CONDITIONAL");
            node.addAction(tags);
        });
    }

    private boolean isBranch() {
        boolean[] branch = {false};
        mark(BRANCH, node -> branch[0] = node.getAction(ThreadNameAction.class) != null);
        return branch[0];
    }

    @FunctionalInterface
    private interface Mark {
        void on(FlowNode node) throws IOException;
    }

    private void mark(int block, Mark mark) {
        onLeaf(leaf -> {
            List<? extends FlowNode> around = leaf.getEnclosingBlocks();
            if (around.size() > block) {
                mark.on(around.get(block));
            }
        });
    }

    private void onLeaf(Mark mark) {
        try {
            mark.on(context.get(FlowNode.class));
        } catch (IOException | RuntimeException e) {
            LOGGER.log(Level.FINE, "a node of the Pipeline was not marked", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
