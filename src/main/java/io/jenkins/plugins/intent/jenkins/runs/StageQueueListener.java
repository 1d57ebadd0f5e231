package io.jenkins.plugins.intent.jenkins.runs;

import hudson.Extension;
import hudson.model.Queue;
import hudson.model.queue.QueueListener;
import jenkins.YesNoMaybe;

/** Hears when somebody cancels a waiting stage in the build queue, which stops its run as it does for {@code node}. */
@Extension(dynamicLoadable = YesNoMaybe.YES)
public final class StageQueueListener extends QueueListener {
    @Override
    public void onLeft(Queue.LeftItem left) {
        if (left.isCancelled() && left.task instanceof StageTask task) {
            task.leftTheQueue();
        }
    }
}
