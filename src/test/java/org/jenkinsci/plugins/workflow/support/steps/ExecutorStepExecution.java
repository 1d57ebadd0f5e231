package org.jenkinsci.plugins.workflow.support.steps;

import jenkins.model.CauseOfInterruption;

/** Stands for what {@code node} says; the plugin that it comes from need not be there. */
public final class ExecutorStepExecution {
    private ExecutorStepExecution() {}

    /** After a restart: the agent did not come back. */
    public static final class RemovedNodeTimeoutCause extends CauseOfInterruption {
        private static final long serialVersionUID = 1L;

        @Override
        public String getShortDescription() {
            return "Timeout waiting for agent to come back";
        }
    }

    /** Somebody took it out of the build queue. */
    public static final class QueueTaskCancelled extends CauseOfInterruption {
        private static final long serialVersionUID = 1L;

        @Override
        public String getShortDescription() {
            return "Queue task was cancelled";
        }
    }
}
