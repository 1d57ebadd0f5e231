package io.jenkins.plugins.intent.jenkins.runs;

import hudson.Extension;
import hudson.model.Node;
import hudson.model.Queue;
import hudson.model.queue.CauseOfBlockage;
import hudson.model.queue.QueueTaskDispatcher;
import io.jenkins.plugins.intent.jenkins.Messages;
import jenkins.YesNoMaybe;

/**
 * Keeps a stage whose job runs already from occupying an executor of another node, which may have the name of the job's
 * node for a label.
 */
@Extension(dynamicLoadable = YesNoMaybe.YES)
public final class StageDispatcher extends QueueTaskDispatcher {
    @Override
    public CauseOfBlockage canTake(Node node, Queue.BuildableItem item) {
        return item.task instanceof StageTask task && !task.mayRunOn(node.getNodeName()) ? new RunsElsewhere() : null;
    }

    private static final class RunsElsewhere extends CauseOfBlockage {
        @Override
        public String getShortDescription() {
            return Messages.text("StageDispatcher.runs_elsewhere");
        }
    }
}
