package io.jenkins.plugins.intent.jenkins;

import hudson.AbortException;
import hudson.model.Computer;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.security.ACL;
import io.jenkins.plugins.intent.jenkins.graph.IntentCall;
import io.jenkins.plugins.intent.jenkins.graph.LostEnds;
import io.jenkins.plugins.intent.jenkins.runs.AgentAwayException;
import io.jenkins.plugins.intent.jenkins.runs.Drawing;
import io.jenkins.plugins.intent.jenkins.runs.IntentRun;
import io.jenkins.plugins.intent.jenkins.runs.IntentRuns;
import io.jenkins.plugins.intent.jenkins.runs.OtherBuild;
import io.jenkins.plugins.intent.jenkins.runs.PipelineSide;
import io.jenkins.plugins.intent.jenkins.runs.RunOwner;
import io.jenkins.plugins.intent.jenkins.runs.RunSettings;
import io.jenkins.plugins.intent.jenkins.runs.RunStarter;
import io.jenkins.plugins.intent.jenkins.runs.StepCall;
import io.jenkins.plugins.intent.ledger.RunView;
import io.jenkins.plugins.intent.text.StatusWords;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import jenkins.model.Jenkins;
import jenkins.util.Timer;
import org.jenkinsci.plugins.workflow.steps.BodyExecution;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.springframework.security.core.Authentication;

/**
 * One {@code runIntent} in a build. It keeps the step's parameters, the key of its run and who the
 * build runs as, and nothing else: everything about the run is in the books, in the build's directory.
 * After a restart the same call that begins a run finds the books there and goes on.
 *
 * <p>Nothing but looking at memory happens on the thread of the Pipeline engine; the rest is done on
 * threads of the pool. The step is completed once, whoever comes first.
 */
final class RunIntentExecution extends StepExecution implements RunOwner {
    private static final long serialVersionUID = 1L;
    /** After this time an aborted build ends, whatever its agents say. */
    private static final long LONGEST_STOP_SECONDS = 10;

    private static final long RETRY_SECONDS = 10;

    private final RunIntentStep step;
    private String key;
    private String user;
    /** Whether nodes show the run, in this step's body. */
    private final boolean drawn;

    private final boolean byClosure;
    private volatile boolean bodyEnded;
    private volatile BodyExecution body;

    private transient volatile StepSession session;
    private transient volatile StepAnswer answer;
    private transient volatile Throwable bodyFailure;
    private transient volatile Run<?, ?> build;
    private transient volatile RunRecord record;
    private transient volatile Drawing drawing;

    RunIntentExecution(RunIntentStep step, StepContext context, boolean drawn, boolean byClosure) {
        super(context);
        this.step = step;
        this.drawn = drawn;
        this.byClosure = byClosure;
    }

    @Override
    public boolean start() throws Exception {
        if (step.getRerunOf() != null) {
            OtherBuild.checkAccess(getContext().get(Run.class));
        }
        Authentication runningAs = Jenkins.getAuthentication2();
        user = runningAs.equals(ACL.SYSTEM2) ? null : runningAs.getName();
        key = IntentCards.attach(getContext().get(Run.class)).getUrlName();
        begin(StepSession.begun());
        if (drawn) {
            body = getContext()
                    .newBodyInvoker()
                    .withContext(new IntentCall(key))
                    .withCallback(new Body())
                    .start();
        }
        return false;
    }

    /** Pipeline may want an end before it says that the step goes on: while the agent around it is waited for. */
    @Override
    public synchronized void onResume() {
        if (session != null) {
            return;
        }
        try {
            begin(StepSession.resumed());
            if (drawn) {
                LostEnds.watch(getContext(), () -> bodyEnded || !build.isBuilding());
            }
        } catch (IOException | InterruptedException e) {
            getContext().onFailure(e);
        }
    }

    private void begin(StepSession beginning) throws IOException, InterruptedException {
        build = getContext().get(Run.class);
        record = new RunRecord(build, key);
        session = beginning;
        if (drawn) {
            drawing = IntentRuns.drawing(build, key);
            drawing.onStop(this::stop);
        }
        Computer.threadPoolForRemoting.execute(this::work);
    }

    /** The nodes that show the run. */
    private final class Body extends BodyExecutionCallback {
        private static final long serialVersionUID = 1L;

        @Override
        public void onSuccess(StepContext context, Object result) {
            bodyEnded();
        }

        /** Nodes fail by an abort, because there is no run to show, or by a fault: none of it is left running. */
        @Override
        public void onFailure(StepContext context, Throwable why) {
            bodyFailure = LostBody.isCauseOf(why) ? null : why;
            stop(why);
            bodyEnded();
        }
    }

    private void bodyEnded() {
        bodyEnded = true;
        giveAnswer();
    }

    private void work() {
        try {
            work(IntentRunnerConfiguration.get().settings());
        } catch (AbortException wrongConfiguration) {
            if (session.isResumed()) {
                tryLater(wrongConfiguration.getMessage()
                        + "\nThis run continues when an administrator has corrected it.");
            } else {
                cannotGoOn(wrongConfiguration);
            }
        }
    }

    /**
     * What was begun is not lost because somebody broke the configuration since, nor a run that has not begun
     * because its agent was gone for a moment. Where that never comes back, {@code node} ends the step.
     */
    private void tryLater(String why) {
        if (session.isDone() || !build.isBuilding()) {
            return;
        }
        try {
            if (session.waitFor(why)) {
                getContext().get(TaskListener.class).getLogger().println(why);
            }
            Timer.get()
                    .schedule(
                            () -> Computer.threadPoolForRemoting.execute(this::work), RETRY_SECONDS, TimeUnit.SECONDS);
        } catch (IOException e) {
            fail(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void work(RunSettings settings) {
        try {
            if (!build.isBuilding() && !record.isBegun()) {
                return;
            }
            IntentRun run = new RunStarter(call(), settings, this).start();
            session.run().map(StopCause::of).ifPresent(why -> why.cancel(run));
        } catch (AgentAwayException e) {
            tryLater(e.getMessage());
        } catch (IOException | RuntimeException e) {
            cannotGoOn(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            fail(e);
        }
    }

    private StepCall call() throws IOException, InterruptedException {
        PipelineSide pipeline = new PipelineSide(
                getContext(), Optional.ofNullable(drawing), byClosure, step.waitsForPeople(), step.isUnpackOutputs());
        return step.call(build, key, pipeline, getContext().get(TaskListener.class), user, record.isBegun());
    }

    private void cannotGoOn(Exception why) {
        record.broken(why);
        fail(why);
    }

    @Override
    public void stop(Throwable cause) {
        onResume();
        if (session == null || session.isDone()) {
            return;
        }
        session.stop(cause);
        IntentRuns.find(build, key).ifPresent(StopCause.of(cause)::cancel);
        Timer.get().schedule(() -> fail(cause), LONGEST_STOP_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public String getStatus() {
        return Optional.ofNullable(build)
                .flatMap(known -> IntentRuns.find(known, key))
                .map(run -> "run " + StatusWords.of(run.view().status()))
                .orElse("not working on its run");
    }

    @Override
    public void opened(IntentRun run) {
        IntentRuns.add(build, key, run);
        record.keep(run.view());
    }

    @Override
    public void needsHuman(RunView view) {
        record.keep(view);
        if (!step.waitsForPeople()) {
            IntentRuns.find(build, key).ifPresent(IntentRun::giveUpWaiting);
        }
    }

    @Override
    public void ended(RunView view) {
        record.leave(view);
        answer(session.stopCause()
                .map(StepAnswer::failing)
                .orElseGet(() -> StepAnswer.to(view, key, step.isFailBuild())));
    }

    @Override
    public void stopped(FlowInterruptedException why) {
        stop(why);
    }

    @Override
    public void broke(RunView view, Exception why) {
        record.leave(view);
        fail(why);
    }

    private void fail(Throwable why) {
        answer(StepAnswer.failing(why));
    }

    private void answer(StepAnswer given) {
        if (finish(given) && drawn && given.failure() != null) {
            drawing.close(given.failure());
        }
    }

    private boolean finish(StepAnswer given) {
        boolean first = session.finish();
        if (first) {
            answer = given;
            giveAnswer();
            if (body != null) {
                LostBody.watch(drawing, body, () -> bodyEnded || !build.isBuilding());
            }
        }
        return first;
    }

    /**
     * When the run is over and the nodes that show it have ended, whichever comes last. A build that has ended over
     * it has nobody to answer to.
     */
    private synchronized void giveAnswer() {
        StepAnswer given = answer;
        if (given == null || drawn && !bodyEnded) {
            return;
        }
        answer = null;
        if (!build.isBuilding()) {
            return;
        }
        if (drawn) {
            IntentRuns.forgetDrawing(build, key);
            drawing.release(getContext());
        }
        Throwable fault = bodyFailure;
        (fault == null || given.failure() != null ? given : StepAnswer.failing(fault)).give(getContext());
    }
}
