package io.jenkins.plugins.intent.cli;

import io.jenkins.plugins.intent.engine.LocalRun;
import io.jenkins.plugins.intent.engine.LocalRuns;
import io.jenkins.plugins.intent.engine.LocalSettings;
import io.jenkins.plugins.intent.engine.PlannedRun;
import io.jenkins.plugins.intent.engine.RunListener;
import io.jenkins.plugins.intent.engine.RunRequest;
import io.jenkins.plugins.intent.engine.Secrets;
import io.jenkins.plugins.intent.exec.OutputLimits;
import io.jenkins.plugins.intent.json.InvalidDocumentException;
import io.jenkins.plugins.intent.json.Json;
import io.jenkins.plugins.intent.ledger.LedgerSettings;
import io.jenkins.plugins.intent.ledger.RunView;
import io.jenkins.plugins.intent.time.TimeSource;
import java.io.IOException;

/** One call that works on a run: shows its progress, ends it on Ctrl-C, prints how it stands. */
final class RunSession {
    private final Host host;
    private final StateOptions options;

    RunSession(Host host, StateOptions options) {
        this.host = host;
        this.options = options;
    }

    int start(PlannedRun planned, RunRequest request)
            throws IOException, InterruptedException, InvalidDocumentException {
        RunListener listener = listener();
        try (LocalRun run = runs(planned, request).start(planned, request, listener)) {
            return work(run);
        }
    }

    int resume(PlannedRun planned, RunRequest request)
            throws IOException, InterruptedException, InvalidDocumentException {
        RunListener listener = listener();
        try (LocalRun run = runs(planned, request).resume(planned, listener)) {
            run.notes().forEach(listener::note);
            return work(run);
        }
    }

    int nothingToDo(RunView view) throws IOException {
        if (options.json()) {
            host.out().println(Json.PRETTY.writeValueAsString(view));
        } else {
            host.out()
                    .println("run " + view.runId() + " has ended already ("
                            + view.status().text() + "); there is nothing to resume");
        }
        return ExitCode.of(view.status());
    }

    private int work(LocalRun run) throws IOException, InterruptedException {
        Thread hook = new Thread(() -> stop(run), "intent-cancel");
        Runtime.getRuntime().addShutdownHook(hook);
        RunView view;
        try {
            view = run.work();
        } finally {
            removeHook(hook);
        }
        if (options.json()) {
            host.out().println(Json.PRETTY.writeValueAsString(view));
        } else {
            new Summary(host.out()).print(view);
        }
        return ExitCode.of(view.status());
    }

    /** On Ctrl-C: the run ends as cancelled, its processes are stopped, its bundle is written. */
    private static void stop(LocalRun run) {
        run.cancel(System.getProperty("user.name"), "interrupted");
        run.awaitEnd();
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // The hook is at work and waits for this very run to end.
            Thread.currentThread().interrupt();
        }
    }

    private RunListener listener() {
        return options.json() ? RunListener.NONE : new PlainLines(host.out());
    }

    private LocalRuns runs(PlannedRun planned, RunRequest request) throws InvalidDocumentException {
        LocalSettings settings = new LocalSettings(
                request.agents(),
                request.supervised(),
                OutputLimits.defaults(),
                LedgerSettings.defaults(),
                host.environment(),
                Secrets.values(planned, host.environment()),
                TimeSource.system());
        return new LocalRuns(options.state(host), settings);
    }
}
