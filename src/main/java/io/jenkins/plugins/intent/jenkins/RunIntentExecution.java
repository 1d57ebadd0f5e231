package io.jenkins.plugins.intent.jenkins;

import hudson.AbortException;
import hudson.model.Computer;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.security.ACL;
import io.jenkins.plugins.intent.jenkins.runs.IntentRun;
import io.jenkins.plugins.intent.jenkins.runs.IntentRuns;
import io.jenkins.plugins.intent.jenkins.runs.RunOwner;
import io.jenkins.plugins.intent.jenkins.runs.RunSettings;
import io.jenkins.plugins.intent.jenkins.runs.RunStarter;
import io.jenkins.plugins.intent.jenkins.runs.StepCall;
import io.jenkins.plugins.intent.ledger.RunStatus;
import io.jenkins.plugins.intent.ledger.RunView;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import jenkins.util.Timer;
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
    private static final Logger LOGGER = Logger.getLogger(RunIntentExecution.class.getName());
    /** After this time an aborted build ends, whatever its agents say. */
    private static final long LONGEST_STOP_SECONDS = 10;

    private static final long RETRY_SECONDS = 10;

    private final RunIntentStep step;
    private String key;
    private String user;

    private transient volatile StepSession session;

    RunIntentExecution(RunIntentStep step, StepContext context) {
        super(context);
        this.step = step;
    }

    @Override
    public boolean start() throws Exception {
        if ((step.getFile() == null) == (step.getJson() == null)) {
            throw new AbortException("runIntent needs either file: or json:, and not both");
        }
        Authentication runningAs = Jenkins.getAuthentication2();
        user = runningAs.equals(ACL.SYSTEM2) ? null : runningAs.getName();
        key = IntentRunAction.attach(build()).getUrlName();
        begin(StepSession.begun());
        return false;
    }

    @Override
    public void onResume() {
        begin(StepSession.resumed());
    }

    private void begin(StepSession beginning) {
        session = beginning;
        Computer.threadPoolForRemoting.execute(this::work);
    }

    private Run<?, ?> build() throws IOException, InterruptedException {
        return getContext().get(Run.class);
    }

    private void work() {
        try {
            work(IntentRunnerConfiguration.get().settings());
        } catch (AbortException wrongConfiguration) {
            if (session.isResumed()) {
                waitForAdministrator(wrongConfiguration);
            } else {
                cannotGoOn(wrongConfiguration);
            }
        }
    }

    /** What was begun is not lost because somebody broke the configuration since. */
    private void waitForAdministrator(AbortException wrong) {
        if (session.isDone()) {
            return;
        }
        try {
            if (session.waitForAdministrator()) {
                getContext()
                        .get(TaskListener.class)
                        .getLogger()
                        .println(wrong.getMessage() + "\nThis run goes on when an administrator has mended it.");
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
            Run<?, ?> build = build();
            StepCall call = new StepCall(
                    build,
                    key,
                    getContext(),
                    getContext().get(TaskListener.class),
                    user,
                    step.getFile(),
                    step.getJson(),
                    step.getPolicy(),
                    step.parameterValues(),
                    IntentRunAction.of(build, key).getSummary() != null,
                    step.consoleMode());
            IntentRun run = new RunStarter(call, settings, this).start();
            IntentRuns.add(build, key, run);
            keepSummary(run.view());
            session.run().ifPresent(cause -> cancel(run, cause));
        } catch (IOException | RuntimeException e) {
            cannotGoOn(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            fail(e);
        }
    }

    private void cannotGoOn(Exception why) {
        try {
            IntentRunAction.broken(build(), key, why.getMessage());
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "the summary of a run that broke was not saved", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        fail(why);
    }

    @Override
    public void stop(Throwable cause) throws Exception {
        session.stop(cause);
        IntentRuns.find(build(), key).ifPresent(run -> cancel(run, cause));
        Timer.get().schedule(() -> fail(cause), LONGEST_STOP_SECONDS, TimeUnit.SECONDS);
    }

    private void cancel(IntentRun run, Throwable cause) {
        String reason = cause.getMessage() == null ? "the build was stopped" : cause.getMessage();
        run.cancel(user == null ? "Jenkins" : user, reason);
    }

    @Override
    public String getStatus() {
        try {
            return IntentRuns.find(build(), key)
                    .map(run -> "run " + run.view().status().text().replace('_', ' '))
                    .orElse("not working on its run");
        } catch (IOException e) {
            return "its build cannot be asked";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    @Override
    public void needsHuman(RunView view) {
        keepSummary(view);
        if (!step.waitsForPeople()) {
            try {
                IntentRuns.find(build(), key).ifPresent(IntentRun::giveUpWaiting);
            } catch (IOException e) {
                fail(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void ended(RunView view) {
        leave(view);
        Optional<Throwable> stopCause = session.stopCause();
        if (stopCause.isPresent()) {
            fail(stopCause.get());
        } else if (view.status() == RunStatus.SUCCEEDED || !step.isFailBuild()) {
            if (session.finish()) {
                getContext().onSuccess(StepResult.of(view, key));
            }
        } else {
            fail(new AbortException(StepResult.sentence(view)));
        }
    }

    @Override
    public void broke(RunView view, Exception why) {
        leave(view);
        fail(why);
    }

    private void leave(RunView view) {
        keepSummary(view);
        try {
            Run<?, ?> build = build();
            IntentRuns.remove(build, key);
            Computer.threadPoolForRemoting.execute(
                    () -> new BundleRetention(IntentRunnerConfiguration.get().retention(), System.currentTimeMillis())
                            .apply(build));
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "leaving the run " + view.runId());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void keepSummary(RunView view) {
        try {
            IntentRunAction.keep(build(), key, view);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "the summary of run " + view.runId() + " was not saved");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void fail(Throwable why) {
        if (session.finish()) {
            getContext().onFailure(why);
        }
    }
}
