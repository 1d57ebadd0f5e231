package io.jenkins.plugins.intent.jenkins.runs;

import io.jenkins.plugins.intent.ledger.Coordinator;
import io.jenkins.plugins.intent.ledger.Lease;
import io.jenkins.plugins.intent.time.Steady;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import jenkins.util.Timer;

/**
 * Keeps a lease while the controller itself works on the job: before it is started, while files are
 * sent, and after it has ended, while files are fetched. In between, only the agent's own sign of
 * life renews it.
 */
final class LeaseTimer implements AutoCloseable {
    private final ScheduledFuture<?> renewals;

    LeaseTimer(Coordinator books, Lease lease) {
        books.heartbeat(lease.jobId(), lease.token());
        renewals = Timer.get()
                .scheduleWithFixedDelay(
                        new Steady("renewing a lease", () -> books.heartbeat(lease.jobId(), lease.token())),
                        lease.leaseMs() / 3,
                        lease.leaseMs() / 3,
                        TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        renewals.cancel(false);
    }
}
