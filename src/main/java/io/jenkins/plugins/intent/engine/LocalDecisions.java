package io.jenkins.plugins.intent.engine;

import io.jenkins.plugins.intent.bundle.BundleWriter;
import io.jenkins.plugins.intent.ledger.Coordinator;
import io.jenkins.plugins.intent.ledger.Decided;
import io.jenkins.plugins.intent.ledger.LedgerSettings;
import io.jenkins.plugins.intent.ledger.RunView;
import io.jenkins.plugins.intent.ledger.StageStatus;
import io.jenkins.plugins.intent.ledger.StageView;
import io.jenkins.plugins.intent.report.ReportWriter;
import io.jenkins.plugins.intent.time.TimeSource;
import java.io.IOException;
import java.util.List;

/** What a person decides about a run on this machine while no process works on it. */
public final class LocalDecisions {
    private final TimeSource time;

    public LocalDecisions(TimeSource time) {
        this.time = time;
    }

    /**
     * Lets a waiting stage go on; {@code resume} then runs what became ready.
     *
     * @throws UsageException when the stage does not wait for a person
     * @throws io.jenkins.plugins.intent.ledger.LedgerException when the books cannot be opened
     */
    public RunView approve(RunDirectory run, String stage, String by, String reason)
            throws IOException, UsageException {
        return decide(run, stage, books -> books.approve(stage, by, reason));
    }

    /** Refuses a waiting stage, which then has failed. Throws as {@link #approve}. */
    public RunView reject(RunDirectory run, String stage, String by, String reason) throws IOException, UsageException {
        return decide(run, stage, books -> books.reject(stage, by, reason));
    }

    /** Ends a run that waits, or that a dead process left. Throws as {@link #approve}. */
    public RunView cancel(RunDirectory run, String by, String reason) throws IOException, UsageException {
        return decide(run, null, books -> books.cancel(by, reason));
    }

    private RunView decide(RunDirectory run, String stage, Decision decision) throws IOException, UsageException {
        try (Coordinator books = Coordinator.open(run.path(), LedgerSettings.defaults(), time)) {
            Decided decided = decision.record(books);
            RunView view = books.view().withBundle(run.bundle().toString());
            if (decided != Decided.RECORDED) {
                throw new UsageException(why(decided, view, stage));
            }
            new BundleWriter(run.bundle()).finish(view, new ReportWriter());
            return view;
        }
    }

    private static String why(Decided decided, RunView view, String stage) {
        List<String> waiting = view.stages().stream()
                .filter(candidate -> candidate.status() == StageStatus.NEEDS_HUMAN)
                .map(StageView::id)
                .toList();
        String whatWaits = waiting.isEmpty() ? "no stage waits" : "waiting: " + String.join(", ", waiting);
        return switch (decided) {
            case NOT_WAITING ->
                "stage " + stage + " of run " + view.runId() + " does not wait for a person; " + whatWaits;
            case UNKNOWN_STAGE -> "run " + view.runId() + " has no stage " + stage + "; " + whatWaits;
            case RUN_ENDED ->
                "run " + view.runId() + " has ended already: " + view.status().text();
            case RECORDED -> throw new IllegalArgumentException("recorded is no reason");
        };
    }

    private interface Decision {
        Decided record(Coordinator books);
    }
}
