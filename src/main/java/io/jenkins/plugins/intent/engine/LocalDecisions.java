package io.jenkins.plugins.intent.engine;

import io.jenkins.plugins.intent.bundle.BundleWriter;
import io.jenkins.plugins.intent.engine.DecisionBox.Wanted;
import io.jenkins.plugins.intent.exec.Leftovers;
import io.jenkins.plugins.intent.exec.supervised.JobDirectory;
import io.jenkins.plugins.intent.exec.supervised.WatchCursor;
import io.jenkins.plugins.intent.exec.supervised.WatchRequest;
import io.jenkins.plugins.intent.exec.supervised.Watcher;
import io.jenkins.plugins.intent.files.IoErrors;
import io.jenkins.plugins.intent.ledger.Answer;
import io.jenkins.plugins.intent.ledger.Coordinator;
import io.jenkins.plugins.intent.ledger.Decided;
import io.jenkins.plugins.intent.ledger.HeldJob;
import io.jenkins.plugins.intent.ledger.Lease;
import io.jenkins.plugins.intent.ledger.LedgerException;
import io.jenkins.plugins.intent.ledger.LedgerSettings;
import io.jenkins.plugins.intent.ledger.RunReader;
import io.jenkins.plugins.intent.ledger.RunStatus;
import io.jenkins.plugins.intent.ledger.RunView;
import io.jenkins.plugins.intent.ledger.StageStatus;
import io.jenkins.plugins.intent.ledger.StageView;
import io.jenkins.plugins.intent.report.ReportWriter;
import io.jenkins.plugins.intent.text.StatusWords;
import io.jenkins.plugins.intent.time.TimeSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What a person decides about a run on this machine. When a process works on the run, that process is
 * asked to record it; otherwise it is recorded here.
 */
public final class LocalDecisions {
    private static final long PATIENCE_MILLIS = 10_000;
    private static final long POLL_MILLIS = 50;

    private final TimeSource time;

    public LocalDecisions(TimeSource time) {
        this.time = time;
    }

    /**
     * Answers a waiting stage; {@code resume} then runs what became ready.
     *
     * @throws UsageException when the stage does not wait for a person
     * @throws io.jenkins.plugins.intent.ledger.LedgerException when the books cannot be opened
     */
    public RunView answer(RunDirectory run, Answer answer, String stage, String by, String reason)
            throws IOException, UsageException, InterruptedException {
        Wanted.Outcome wanted =
                switch (answer) {
                    case APPROVED -> Wanted.Outcome.APPROVE;
                    case REJECTED -> Wanted.Outcome.REJECT;
                };
        return decide(run, new Wanted(wanted, stage, by, reason));
    }

    /** Ends a run that waits, or that a dead process left. Throws as {@link #answer}. */
    public RunView cancel(RunDirectory run, String by, String reason)
            throws IOException, UsageException, InterruptedException {
        return decide(run, new Wanted(Wanted.Outcome.CANCEL, null, by, reason));
    }

    private RunView decide(RunDirectory run, Wanted wanted) throws IOException, UsageException, InterruptedException {
        try (Coordinator books = open(run)) {
            return record(run, wanted, books);
        } catch (LedgerException.HeldByOtherProcess e) {
            return ask(run, wanted, e);
        }
    }

    private Coordinator open(RunDirectory run) {
        return Coordinator.open(run.path(), LedgerSettings.defaults(), time);
    }

    private RunView record(RunDirectory run, Wanted wanted, Coordinator books)
            throws IOException, UsageException, InterruptedException {
        List<HeldJob> left = books.held();
        RunView before = books.view();
        Decided decided = wanted.record(books);
        if (books.status() == RunStatus.CANCELLED) {
            for (HeldJob job : left) {
                end(run, job.lease());
            }
        }
        RunView view = books.view().withBundle(run.bundle().toString());
        if (!books.view().equals(before)) {
            finish(run, view);
        }
        require(decided, view, wanted.stage());
        return view;
    }

    /** What was decided is in the books by then, also when this fails. */
    private static void finish(RunDirectory run, RunView view) throws IOException {
        try {
            new BundleWriter(run.bundle()).finish(view, new ReportWriter());
        } catch (IOException e) {
            throw new IOException(
                    "recorded, but the bundle could not be brought up to date: " + IoErrors.sentence(e)
                            + "; fix that, then `intent resume`",
                    e);
        }
    }

    /** Stops what a dead process left running: a supervisor hears of it, anything else is ended here. */
    private void end(RunDirectory run, Lease lease) throws IOException, InterruptedException {
        Path job = run.job(lease.jobId());
        if (new JobDirectory(job).exists()) {
            Watcher.watch(job, new WatchRequest(null, true, PATIENCE_MILLIS, WatchCursor.START, 0));
        } else {
            Leftovers.end(lease, time);
        }
    }

    private RunView ask(RunDirectory run, Wanted wanted, LedgerException.HeldByOtherProcess held)
            throws IOException, UsageException, InterruptedException {
        DecisionBox box = new DecisionBox(run);
        String request = box.post(wanted);
        long startNanos = time.monotonicNanos();
        Optional<Decided> answer = box.answer(request);
        while (answer.isEmpty()) {
            Optional<RunView> alone = alone(run, wanted, box, request);
            if (alone.isPresent()) {
                return alone.get();
            }
            if (time.monotonicNanos() - startNanos > TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS)
                    && box.withdraw(request)) {
                throw held;
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            answer = box.answer(request);
        }
        RunView view = RunReader.read(run.path()).withBundle(run.bundle().toString());
        require(answer.get(), view, wanted.stage());
        return view;
    }

    /** Records it here once nobody holds the run any more; whoever answered it meanwhile has taken it out of the box. */
    private Optional<RunView> alone(RunDirectory run, Wanted wanted, DecisionBox box, String request)
            throws IOException, UsageException, InterruptedException {
        try (Coordinator books = open(run)) {
            return box.withdraw(request) ? Optional.of(record(run, wanted, books)) : Optional.empty();
        } catch (LedgerException.HeldByOtherProcess stillHeld) {
            return Optional.empty();
        }
    }

    private static void require(Decided decided, RunView view, String stage) throws UsageException {
        if (decided != Decided.RECORDED) {
            throw new UsageException(why(decided, view, stage));
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
                "stage " + stage + " of run " + view.runId() + " does not wait for a person: " + standing(view, stage)
                        + "; " + whatWaits;
            case UNKNOWN_STAGE -> "run " + view.runId() + " has no stage " + stage + "; " + whatWaits;
            case RUN_ENDED ->
                "run " + view.runId() + " has ended already (" + StatusWords.of(view.status()) + ")"
                        + (stage == null ? "" : ", with stage " + stage + " " + standing(view, stage))
                        + "; to try again, start the intent as a new run";
            case RECORDED -> throw new IllegalArgumentException("recorded is no reason");
        };
    }

    /** {@code failed (nobody decided within 60.0 s, …)}. */
    private static String standing(RunView view, String stage) {
        return view.stages().stream()
                .filter(candidate -> candidate.id().equals(stage))
                .findFirst()
                .map(found ->
                        StatusWords.of(found.status()) + (found.reason() == null ? "" : " (" + found.reason() + ")"))
                .orElseThrow();
    }
}
