package io.jenkins.plugins.intent.jenkins.graph;

import hudson.AbortException;
import hudson.model.Computer;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.intent.jenkins.runs.Drawing;
import io.jenkins.plugins.intent.jenkins.runs.IntentRuns;
import java.io.IOException;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/**
 * What the nodes that follow a run have in common: they find it in the same way when they begin and
 * when the controller has been restarted, on a thread of the pool, and answer to Pipeline once.
 */
abstract class NodeExecution extends StepExecution {
    private static final long serialVersionUID = 1L;
    private static final Logger LOGGER = Logger.getLogger(NodeExecution.class.getName());

    static final String OUTSIDE = "s.run() works inside of the closure that runIntent calls, while it goes on";

    private transient boolean answered;
    private transient volatile Throwable stopped;
    private transient volatile Run<?, ?> build;

    /** Set in the life of the controller in which the step was called. */
    private transient volatile boolean fresh;

    NodeExecution(StepContext context) {
        super(context);
    }

    /** Whether an earlier life of the controller began it. */
    final boolean isResumed() {
        return !fresh;
    }

    /** Begins to follow. On a thread of the pool. */
    abstract void follow(Drawing drawing) throws IOException, InterruptedException;

    @Override
    public final boolean start() {
        fresh = true;
        begin();
        return false;
    }

    @Override
    public final void onResume() {
        begin();
    }

    private void begin() {
        Computer.threadPoolForRemoting.execute(() -> {
            try {
                follow(drawing());
            } catch (IOException | RuntimeException e) {
                fail(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                fail(e);
            }
        });
    }

    final Drawing drawing() throws IOException, InterruptedException {
        IntentCall call = getContext().get(IntentCall.class);
        if (call == null) {
            throw new AbortException(OUTSIDE);
        }
        build = getContext().get(Run.class);
        return IntentRuns.drawing(build, call.key());
    }

    /** Where lines about it go; null when they cannot go there, which never decides anything. */
    final TaskListener log() {
        try {
            return getContext().get(TaskListener.class);
        } catch (IOException e) {
            LOGGER.log(Level.FINE, "a node cannot be written to", e);
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    /** Address of its log, relative to Jenkins; empty when nobody can tell. */
    public final Optional<String> logAddress() {
        try {
            return Optional.of(getContext().get(FlowNode.class).getUrl() + "log/");
        } catch (IOException | RuntimeException e) {
            LOGGER.log(Level.FINE, "the address of a node is not known", e);
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** The run is stopped as a whole; this node ends when its stages have. */
    @Override
    public void stop(Throwable cause) throws Exception {
        stopped = cause;
        drawing().stop(cause);
    }

    final void succeed(Object result) {
        if (stopped != null) {
            fail(stopped);
        } else if (first()) {
            getContext().onSuccess(result);
        }
    }

    final void fail(Throwable why) {
        if (first()) {
            getContext().onFailure(stopped == null ? why : stopped);
        }
    }

    /** A build that has ended over its steps, as by a hard kill, has nobody to answer to. */
    private synchronized boolean first() {
        boolean first = !answered;
        answered = true;
        return first && (build == null || build.isBuilding());
    }
}
