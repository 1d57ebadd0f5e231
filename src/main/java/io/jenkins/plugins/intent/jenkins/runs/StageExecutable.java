package io.jenkins.plugins.intent.jenkins.runs;

import hudson.model.Queue;
import hudson.model.queue.SubTask;

/** A stage on an executor, which it occupies until the stage has ended. */
public final class StageExecutable implements Queue.Executable {
    private final StageTask task;

    StageExecutable(StageTask task) {
        this.task = task;
    }

    @Override
    public SubTask getParent() {
        return task;
    }

    @Override
    public Queue.Executable getParentExecutable() {
        return task.getOwnerExecutable();
    }

    @Override
    public void run() {
        task.work();
    }

    @Override
    public String toString() {
        return task.getDisplayName();
    }
}
