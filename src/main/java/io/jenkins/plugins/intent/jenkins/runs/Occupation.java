package io.jenkins.plugins.intent.jenkins.runs;

import hudson.model.Computer;
import hudson.model.Executor;
import hudson.slaves.WorkspaceList;
import java.util.List;
import java.util.function.Consumer;
import jenkins.model.CauseOfInterruption;
import jenkins.model.queue.AsynchronousExecution;

/**
 * An executor that a stage occupies without a thread of it doing anything: the job outlives an executor
 * that Jenkins takes down. So a restart need not wait for the stage, and whoever comes back goes on.
 */
final class Occupation extends AsynchronousExecution {
    private static final long serialVersionUID = 1L;

    private final transient Consumer<List<CauseOfInterruption>> stopped;

    private Occupation(Consumer<List<CauseOfInterruption>> stopped) {
        this.stopped = stopped;
    }

    /**
     * Lasts until a job has ended.
     *
     * @param workspace is let go with the executor
     * @param stopped is told when somebody stops the executor, and who, as far as that is known
     */
    static Occupation until(ActiveJob job, WorkspaceList.Lease workspace, Consumer<List<CauseOfInterruption>> stopped) {
        Occupation occupation = new Occupation(stopped);
        job.ended()
                .whenCompleteAsync(
                        (any, failure) -> {
                            workspace.close();
                            occupation.completed(null);
                        },
                        Computer.threadPoolForRemoting);
        return occupation;
    }

    /** Called with the executor's lock held. */
    @Override
    public void interrupt(boolean forShutdown) {
        if (!forShutdown) {
            Computer.threadPoolForRemoting.execute(() -> stopped.accept(causes()));
        }
    }

    private List<CauseOfInterruption> causes() {
        Executor executor = getExecutor();
        return executor == null ? List.of() : List.copyOf(executor.getCausesOfInterruption());
    }

    @Override
    public boolean blocksRestart() {
        return false;
    }

    @Override
    public boolean displayCell() {
        return true;
    }
}
