package hudson.model.queue;

import hudson.ExtensionPoint;
import hudson.model.Node;
import hudson.model.Queue.BuildableItem;

public abstract class QueueTaskDispatcher implements ExtensionPoint {
    public CauseOfBlockage canTake(Node node, BuildableItem item) {
        throw new UnsupportedOperationException();
    }
}
