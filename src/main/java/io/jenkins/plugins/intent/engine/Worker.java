package io.jenkins.plugins.intent.engine;

import io.jenkins.plugins.intent.exec.StopReason;
import io.jenkins.plugins.intent.exec.StopSignal;
import io.jenkins.plugins.intent.ledger.Coordinator;
import io.jenkins.plugins.intent.ledger.JobOutcome;
import io.jenkins.plugins.intent.ledger.Lease;
import io.jenkins.plugins.intent.ledger.LedgerException;
import io.jenkins.plugins.intent.ledger.RunStatus;
import java.util.Optional;

/**
 * An agent of the command line: takes jobs one after the other until nothing can proceed any more.
 * It matches every label.
 */
final class Worker implements Runnable {
    private static final long RETRY_MILLIS = 500;

    private final String name;
    private final Coordinator books;
    private final LocalCarrier carrier;
    private final LeaseKeeper leases;
    private final ChangeSignal changes;

    Worker(String name, Coordinator books, LocalCarrier carrier, LeaseKeeper leases, ChangeSignal changes) {
        this.name = name;
        this.books = books;
        this.carrier = carrier;
        this.leases = leases;
        this.changes = changes;
    }

    @Override
    public void run() {
        try {
            while (!changes.stopped()) {
                long seen = changes.count();
                Optional<Lease> lease = books.claim(name);
                if (lease.isPresent()) {
                    report(lease.get(), stop -> carrier.run(lease.get(), name, stop));
                } else if (books.status() != RunStatus.RUNNING) {
                    return;
                } else {
                    changes.awaitAfter(seen);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Goes on with a job that an earlier process left. */
    Runnable goOnWith(Lease lease) {
        return () -> {
            try {
                report(lease, stop -> carrier.goOn(lease, stop));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }

    /** A job without an outcome is known to be dead, so the books need not wait for its lease to end. */
    private void report(Lease lease, Work work) throws InterruptedException {
        StopSignal stop = new StopSignal();
        leases.keep(lease, stop);
        if (books.status() == RunStatus.CANCELLED) {
            stop.stop(StopReason.CANCELLED);
        }
        try {
            Optional<JobOutcome> outcome = work.carry(stop);
            if (outcome.isPresent()) {
                complete(lease, outcome.get());
            } else {
                books.lost(lease.jobId(), lease.token(), "whoever ran it is gone");
            }
        } finally {
            leases.release(lease);
        }
    }

    private interface Work {
        Optional<JobOutcome> carry(StopSignal stop) throws InterruptedException;
    }

    /** A full disk may get room again; the work is done and kept, so try for one more lease period. */
    private void complete(Lease lease, JobOutcome outcome) throws InterruptedException {
        for (long waitedMs = 0; ; waitedMs += RETRY_MILLIS) {
            try {
                books.complete(lease.jobId(), lease.token(), outcome);
                return;
            } catch (LedgerException.LedgerIo e) {
                if (waitedMs >= lease.leaseMs()) {
                    throw e;
                }
                Thread.sleep(RETRY_MILLIS);
            }
        }
    }
}
