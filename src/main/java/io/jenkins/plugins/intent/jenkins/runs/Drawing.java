package io.jenkins.plugins.intent.jenkins.runs;

import hudson.model.TaskListener;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/**
 * What stands for one run in the Pipeline while its step goes: the nodes that show its stages, their
 * logs, and the places that a closure offers. Nodes and run come in any order, after a restart too, and
 * find each other here. Nothing of it is kept: nodes are in the Pipeline, the run is in the books.
 */
public final class Drawing {
    private static final Logger LOGGER = Logger.getLogger(Drawing.class.getName());

    private final Set<StageNode> nodes = ConcurrentHashMap.newKeySet();
    private final Map<StageNode, TaskListener> listeners = new ConcurrentHashMap<>();
    private final StageLogs logs = new StageLogs();
    private final Places places = new Places();
    private final CompletableFuture<IntentRun> opened = new CompletableFuture<>();
    private final CompletableFuture<Throwable> stop = new CompletableFuture<>();
    private final CompletableFuture<Throwable> closed = new CompletableFuture<>();
    private volatile Sight last;
    private volatile long lastJoinOrLeaveNanos = System.nanoTime();

    /** Completed when the books are open, or with why they will never be. */
    public CompletableFuture<IntentRun> opened() {
        return opened;
    }

    public Places places() {
        return places;
    }

    StageLogs logs() {
        return logs;
    }

    /** From now on the node is told of the run. */
    public void join(StageNode node) {
        nodes.add(node);
        lastJoinOrLeaveNanos = System.nanoTime();
        listen(node, node.listener());
        Sight known = last;
        if (known != null) {
            show(node, known);
        }
        closed.thenAccept(why -> end(node, why));
    }

    private void listen(StageNode node, TaskListener listener) {
        if (listener != null && listeners.putIfAbsent(node, listener) == null) {
            node.stages().forEach(stage -> logs.join(stage, listener));
        }
    }

    /** The log that has what is said of a stage now, relative to Jenkins; empty when it has none of its own. */
    Optional<String> logAddress(String stage) {
        return nodes.stream()
                .filter(node -> node.stages().contains(stage))
                .flatMap(node -> node.logAddress().stream())
                .findFirst();
    }

    /** The node has ended, or is about to: it is told nothing more and its log is closed. */
    public void leave(StageNode node) {
        nodes.remove(node);
        lastJoinOrLeaveNanos = System.nanoTime();
        TaskListener listener = listeners.remove(node);
        if (listener != null) {
            node.stages().forEach(stage -> logs.leave(stage, listener));
        }
    }

    /** Pipeline wants an end; whoever runs the step hears of it, now or when it is there. */
    public void stop(Throwable cause) {
        stop.complete(cause);
    }

    /** @param stopping what to do when Pipeline wants an end */
    public void onStop(Consumer<Throwable> stopping) {
        stop.thenAccept(stopping);
    }

    /** Something happened that the run does not know of by itself. */
    public void wake() {
        opened.thenAccept(IntentRun::wake);
    }

    /** Stops the commands of one attempt; false when none run. */
    public boolean stop(String stage, int attempt) {
        IntentRun run = opened.isCompletedExceptionally() ? null : opened.getNow(null);
        places.of(stage, attempt).stop();
        return run != null && run.stopJob(stage + "-" + attempt);
    }

    /** No more nodes come: what was said of stages that had none goes there. */
    public void release(StepContext step) {
        try {
            PrintStream log = step.get(TaskListener.class).getLogger();
            logs.release().forEach(log::println);
        } catch (IOException e) {
            LOGGER.log(Level.FINE, "the rest of a run's lines is not shown", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether no node has followed the run for so long. */
    public boolean isQuietFor(long seconds) {
        return nodes.isEmpty() && System.nanoTime() - lastJoinOrLeaveNanos > TimeUnit.SECONDS.toNanos(seconds);
    }

    /** There is nothing to follow any more: whoever still waits ends with that. */
    public void close(Throwable why) {
        opened.completeExceptionally(why);
        closed.complete(why);
    }

    void open(IntentRun run) {
        opened.complete(run);
    }

    void show(Sight sight) {
        last = sight;
        places.look(sight);
        nodes.forEach(node -> show(node, sight));
    }

    void call(String stage, int attempt) {
        nodes.stream().filter(node -> node.stages().contains(stage)).forEach(node -> node.call(attempt));
    }

    private void show(StageNode node, Sight sight) {
        try {
            node.look(sight);
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, e, () -> "showing " + node.stages());
        }
    }

    private void end(StageNode node, Throwable why) {
        if (nodes.contains(node)) {
            node.end(why);
        }
    }
}
