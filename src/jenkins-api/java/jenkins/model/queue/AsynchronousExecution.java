package jenkins.model.queue;

import hudson.model.Executor;

public abstract class AsynchronousExecution extends RuntimeException {
    private static final long serialVersionUID = 1L;

    protected AsynchronousExecution() {}

    public abstract void interrupt(boolean forShutdown);

    public abstract boolean blocksRestart();

    public abstract boolean displayCell();

    public final synchronized Executor getExecutor() {
        throw new UnsupportedOperationException();
    }

    public final synchronized void completed(Throwable error) {
        throw new UnsupportedOperationException();
    }
}
