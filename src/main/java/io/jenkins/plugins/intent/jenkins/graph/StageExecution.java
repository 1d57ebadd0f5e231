package io.jenkins.plugins.intent.jenkins.graph;

import hudson.model.Computer;
import hudson.model.Result;
import hudson.model.TaskListener;
import io.jenkins.plugins.intent.jenkins.runs.ClosureEnd;
import io.jenkins.plugins.intent.jenkins.runs.Drawing;
import io.jenkins.plugins.intent.jenkins.runs.Place;
import io.jenkins.plugins.intent.jenkins.runs.Sight;
import io.jenkins.plugins.intent.jenkins.runs.StageNode;
import io.jenkins.plugins.intent.ledger.JobStatus;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.steps.BodyExecution;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.EnvironmentExpander;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/**
 * The block inside of a stage of the Pipeline whose body is the Jenkinsfile's closure. When the books
 * have a job for the stage, the body is started: for the first attempt, after a failure, after a lost
 * agent. It ends as the stage does, and never while the body goes on.
 *
 * <p>What is kept changes only where Pipeline itself says that the body began or ended, so that it
 * always agrees with what Pipeline keeps. A body of which the start was lost in a crash is started
 * again, as long as the books still wait for a place for its job: what is kept says nothing of it.
 */
final class StageExecution extends NodeExecution implements StageNode {
    private static final long serialVersionUID = 1L;
    private static final Logger LOGGER = Logger.getLogger(StageExecution.class.getName());

    private final String stage;
    private volatile int attempt;
    private volatile boolean open;
    private volatile String failure;
    private volatile boolean agentLost;
    private volatile BodyExecution body;

    private transient volatile Drawing drawing;
    private transient volatile Sight last;
    private transient volatile boolean resumed;
    private transient int asked;
    private transient boolean cancelled;

    StageExecution(String stage, StepContext context) {
        super(context);
        this.stage = stage;
    }

    @Override
    void follow(Drawing found) throws IOException, InterruptedException {
        drawing = found;
        resumed = open;
        if (attempt > 0 && !open) {
            place(attempt).closureEnded(end());
        }
        found.join(this);
        found.wake();
    }

    private Place place(int of) {
        return drawing.places().of(stage, of);
    }

    @Override
    public List<String> stages() {
        return List.of(stage);
    }

    @Override
    public TaskListener listener() {
        return log();
    }

    /** One body at a time: it runs where this step does. */
    @Override
    public synchronized void call(int next) {
        if (open || next <= attempt || next <= asked) {
            return;
        }
        asked = next;
        try {
            EnvironmentExpander expander = EnvironmentExpander.merge(
                    getContext().get(EnvironmentExpander.class),
                    EnvironmentExpander.constant(
                            Map.of("INTENT_STAGE", stage, "INTENT_ATTEMPT", String.valueOf(next))));
            body = getContext()
                    .newBodyInvoker()
                    .withContext(new StageCall(stage, next))
                    .withContext(expander)
                    .withCallback(new Closure(next))
                    .start();
        } catch (IOException | RuntimeException e) {
            fail(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            fail(e);
        }
    }

    /** Hears of one call of the closure, on the thread of the Pipeline engine. */
    private final class Closure extends BodyExecutionCallback {
        private static final long serialVersionUID = 1L;

        private final int number;

        Closure(int number) {
            this.number = number;
        }

        @Override
        public void onStart(StepContext context) {
            attempt = number;
            failure = null;
            agentLost = false;
            open = true;
        }

        @Override
        public void onSuccess(StepContext context, Object result) {
            ended(Optional.empty());
        }

        /** An abort of the build comes by here on its way out; anything else is the end of this attempt only. */
        @Override
        public void onFailure(StepContext context, Throwable why) {
            if (ClosureFailure.isOfStoppedBuild(why)) {
                open = false;
                failure = masked(ClosureFailure.sentence(why));
                abort(why);
            } else {
                ended(Optional.of(why));
                ClosureFailure.lines(why, stage)
                        .map(StageExecution.this::masked)
                        .ifPresent(this::print);
            }
        }

        private void print(String lines) {
            TaskListener log = log();
            if (log != null) {
                log.getLogger().println(lines);
            }
        }
    }

    /** Whether a call of the closure is not known to have ended. */
    boolean isWithinClosure() {
        return open;
    }

    /** Pipeline has kept that the closure ended, and a crash lost the call that says so. */
    void closureLost(Optional<Throwable> why) {
        if (open) {
            ended(why);
        }
    }

    /** The closure may have had secrets of its own around {@code s.run()}, and speak of them outside. */
    private String masked(String text) {
        return drawing == null ? text : place(attempt).masked(text);
    }

    private ClosureEnd end() {
        return new ClosureEnd(Optional.ofNullable(failure), agentLost);
    }

    private void ended(Optional<Throwable> why) {
        failure = why.map(ClosureFailure::sentence).map(this::masked).orElse(null);
        agentLost = why.filter(this::isOfLostPlace).isPresent();
        resumed = false;
        open = false;
        ClosureEnd end = end();
        Computer.threadPoolForRemoting.execute(() -> {
            Place left = place(attempt);
            if (!left.answer().isDone()) {
                // Commands do not outlive what is around them.
                drawing.stop(stage, attempt);
            }
            left.closureEnded(end);
            drawing.wake();
            Sight known = last;
            if (known != null) {
                look(known);
            }
        });
    }

    private boolean isOfLostPlace(Throwable why) {
        boolean cutOff = resumed && place(attempt).offered().isEmpty();
        return ClosureFailure.isOfLostAgent(why) || cutOff && ClosureFailure.isOfRestart(why);
    }

    private void abort(Throwable why) {
        Computer.threadPoolForRemoting.execute(() -> {
            drawing.stop(why);
            place(attempt).closureEnded(end());
            drawing.leave(this);
            fail(why);
        });
    }

    @Override
    public void look(Sight sight) {
        last = sight;
        settleLostCall(sight);
        Fate fate = Fate.of(sight.run(), sight.stages(stages()), sight.isLeft());
        if (!fate.hasEnded()) {
            return;
        }
        if (isBusy()) {
            cancel(new FlowInterruptedException(Result.ABORTED, false, new Ending.RunEnded(fate.message())));
            return;
        }
        Ending.mark(new Marks(getContext()), fate, sight, stages());
        end(Ending.failure(fate));
    }

    /** A crash lost the call of the closure that had given the commands out: what they come to counts alone. */
    private void settleLostCall(Sight sight) {
        sight.stages(stages()).stream()
                .flatMap(view -> view.jobs().stream())
                .filter(job -> job.status() == JobStatus.RUNNING && job.attempt() > attempt && !isBusy())
                .forEach(job -> place(job.attempt()).closureEnded(ClosureEnd.WELL));
    }

    /** Whether a body goes on, or is about to begin. */
    private synchronized boolean isBusy() {
        return open || asked > attempt;
    }

    /** The stage is over in the books: whatever the closure still does is for nobody. */
    private synchronized void cancel(Throwable why) {
        BodyExecution running = body;
        if (running != null && !cancelled) {
            cancelled = true;
            LOGGER.log(Level.FINE, why, () -> "ending the closure of " + stage);
            running.cancel(why);
        }
    }

    @Override
    public void end(Throwable why) {
        if (isBusy()) {
            cancel(new FlowInterruptedException(Result.ABORTED, false, new Ending.RunEnded(why.getMessage())));
        } else {
            end(Optional.of(why));
        }
    }

    private void end(Optional<Throwable> why) {
        drawing.leave(this);
        why.ifPresentOrElse(this::fail, () -> succeed(null));
    }

    @Override
    public String getStatus() {
        return open ? "attempt " + attempt : attempt == 0 ? "waits for its turn" : "between attempts";
    }
}
