package io.jenkins.plugins.intent.engine;

import io.jenkins.plugins.intent.bundle.BundleWriter;
import io.jenkins.plugins.intent.exec.StopReason;
import io.jenkins.plugins.intent.exec.process.Daemon;
import io.jenkins.plugins.intent.ledger.Coordinator;
import io.jenkins.plugins.intent.ledger.LedgerException;
import io.jenkins.plugins.intent.ledger.RunStatus;
import io.jenkins.plugins.intent.ledger.RunView;
import io.jenkins.plugins.intent.report.ReportWriter;
import io.jenkins.plugins.intent.time.Steady;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A run on this machine, from its open books to its closed bundle. Workers take jobs until nothing can
 * proceed; a timer renews their leases and lets the books reconcile. {@link LocalRuns} makes one.
 */
public final class LocalRun implements AutoCloseable {
    private static final long SUM_MILLIS = 50;

    private final Coordinator books;
    private final RunDirectory directory;
    private final DecisionBox decisions;
    private final BundleWriter bundle;
    private final LeaseKeeper leases;
    private final ChangeSignal changes;
    private final List<Worker> workers;
    private final List<Runnable> reattached;
    private final CountDownLatch finished = new CountDownLatch(1);
    private volatile RuntimeException failure;

    LocalRun(
            Coordinator books,
            RunDirectory directory,
            BundleWriter bundle,
            LeaseKeeper leases,
            ChangeSignal changes,
            List<Worker> workers,
            List<Runnable> reattached) {
        this.books = books;
        this.directory = directory;
        this.decisions = new DecisionBox(directory);
        this.bundle = bundle;
        this.leases = leases;
        this.changes = changes;
        this.workers = workers;
        this.reattached = reattached;
    }

    /** Where the run keeps its things. */
    public RunDirectory directory() {
        return directory;
    }

    /** What opening the books had to say, in sentences for people. */
    public List<String> notes() {
        return books.notes();
    }

    /** The run as it stands now. */
    public RunView view() {
        return shown();
    }

    /**
     * Works until the run has ended or waits for a person, then completes the bundle; blocks.
     *
     * @throws LedgerException when the books cannot go on; what is in them stays
     * @throws IOException when the bundle cannot be completed; {@code resume} tries again. Also when what the run
     *     kept of itself was removed, so that nothing is left to complete
     */
    public RunView work() throws IOException, InterruptedException {
        ScheduledExecutorService timer =
                Executors.newSingleThreadScheduledExecutor(task -> Daemon.of("intent-leases", task));
        timer.scheduleWithFixedDelay(
                new Steady("the look at a run", this::tick),
                LeaseKeeper.TICK_MILLIS,
                LeaseKeeper.TICK_MILLIS,
                TimeUnit.MILLISECONDS);
        timer.scheduleWithFixedDelay(
                new Steady("summing ahead", bundle::sumAhead), SUM_MILLIS, SUM_MILLIS, TimeUnit.MILLISECONDS);
        try {
            // What ran out while no process had the run open; workers that find nothing to do would not wait for it.
            reconcile();
            List<Thread> threads = new ArrayList<>();
            reattached.forEach(
                    task -> threads.add(Daemon.of("intent-reattached-" + threads.size(), () -> guarded(task))));
            workers.forEach(worker -> threads.add(Daemon.of("intent-worker-" + threads.size(), () -> guarded(worker))));
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            leases.stopAll(StopReason.CANCELLED);
            throw e;
        } finally {
            timer.shutdownNow();
        }
        if (failure != null) {
            throw failure;
        }
        Optional<String> removed = directory.removed();
        if (removed.isPresent()) {
            throw new IOException(removed.get());
        }
        RunView view = shown();
        bundle.finish(view, new ReportWriter());
        finished.countDown();
        return view;
    }

    /** Blocks until {@link #work()}, on another thread, has completed the bundle; half a minute at most. */
    public void awaitEnd() {
        try {
            finished.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops the run: running commands are ended, waiting stages are skipped. Returns at once. */
    public void cancel(String by, String reason) {
        try {
            books.cancel(by, reason);
        } finally {
            leases.stopAll(StopReason.CANCELLED);
            changes.changed();
        }
    }

    @Override
    public void close() throws IOException {
        books.close();
    }

    private RunView shown() {
        return books.view().withBundle(directory.bundle().toString());
    }

    private void tick() throws IOException {
        try {
            leases.tick();
            reconcile();
            decisions.serve(books);
            if (books.status() == RunStatus.CANCELLED) {
                leases.stopAll(StopReason.CANCELLED);
            }
        } catch (LedgerException e) {
            System.getLogger(LocalRun.class.getName())
                    .log(
                            System.Logger.Level.DEBUG,
                            "the disk refused; the next tick tries again, and jobs fence themselves",
                            e);
        }
    }

    private void reconcile() {
        if (books.nanosToNextDeadline() == 0) {
            books.reconcile();
        }
    }

    private void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            failure = e;
            leases.stopAll(StopReason.LEASE_LOST);
            changes.stop();
        }
    }
}
