package io.jenkins.plugins.intent.jenkins.runs;

import io.jenkins.plugins.intent.jenkins.agents.AgentPath;
import java.io.IOException;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/**
 * Where a stage runs, and with what.
 *
 * @param workspace the workspace
 * @param prepared what it takes to start jobs there, environment and secrets included
 * @param context what is around the place in the Pipeline, its launcher for one; null for a stage that
 *     has only an executor of its own
 * @param choice who chose the place
 * @param elsewhere whether it is another workspace than the one where the run was called
 * @param executor number of the executor that it occupies, where the build queue gave it one of its own
 * @param furnishing gets the workspace ready for a job
 */
record Surroundings(
        AgentPath workspace,
        PreparedRun prepared,
        StepContext context,
        Choice choice,
        boolean elsewhere,
        int executor,
        Furnishing furnishing) {
    /** Who chose the place. */
    enum Choice {
        /** It is where the run was called. */
        CALL,
        /** The build queue, by the stage's label. */
        QUEUE,
        /** The Jenkinsfile, by the closure that it gave. */
        CLOSURE
    }

    /** Gets a workspace ready for the first job in it. */
    @FunctionalInterface
    interface Furnishing {
        /** A workspace that has everything already. */
        Furnishing NONE = workspace -> {};

        void furnish(AgentPath workspace) throws IOException, InterruptedException;
    }

    /** Where the run was called. */
    static Surroundings ofCall(AgentPath origin, PreparedRun prepared, StepContext context) {
        return new Surroundings(origin, prepared, context, Choice.CALL, false, 0, Furnishing.NONE);
    }

    /** On an executor that the stage got in the build queue. */
    static Surroundings ofQueue(AgentPath workspace, int executor, PreparedRun prepared, Furnishing furnishing) {
        return new Surroundings(workspace, prepared, null, Choice.QUEUE, true, executor, furnishing);
    }

    /** Whether the stage occupies an executor that this plugin asked the build queue for. */
    boolean isQueued() {
        return choice == Choice.QUEUE;
    }
}
