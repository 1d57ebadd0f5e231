package io.jenkins.plugins.intent.engine;

import static org.junit.Assert.assertEquals;

import io.jenkins.plugins.intent.exec.StopReason;
import io.jenkins.plugins.intent.exec.StopSignal;
import io.jenkins.plugins.intent.ledger.Coordinator;
import io.jenkins.plugins.intent.ledger.Lease;
import io.jenkins.plugins.intent.ledger.LedgerSettings;
import io.jenkins.plugins.intent.ledger.RunPlan;
import io.jenkins.plugins.intent.ledger.StagePlan;
import io.jenkins.plugins.intent.time.MovedTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class LeaseKeeperTest {
    private static final long LEASE_MS = 3_000;

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final MovedTime clock = new MovedTime();
    private final StopSignal stop = new StopSignal();
    private Coordinator books;
    private LeaseKeeper keeper;
    private Lease lease;

    @Before
    public void oneHeldJob() {
        StagePlan stage = StagePlan.block("a", List.of(), 1, LEASE_MS);
        RunPlan plan = new RunPlan("run", "Test", "test", "0".repeat(64), List.of(stage));
        books = Coordinator.start(folder.getRoot().toPath(), plan, LedgerSettings.defaults(), clock);
        keeper = new LeaseKeeper(books, clock);
        lease = books.claim("agent").orElseThrow();
    }

    @After
    public void close() throws Exception {
        books.close();
    }

    @Test
    public void keptLeaseOutlivesManyPeriods() {
        keeper.keep(lease, stop);
        for (int i = 0; i < 100; i++) {
            clock.pass(LEASE_MS / 2);
            keeper.tick();
            books.reconcile();
        }
        assertEquals(Optional.empty(), stop.reason());
        assertEquals(1, books.held().size());
    }

    @Test
    public void jobWhoseLeaseIsGoneIsStopped() {
        keeper.keep(lease, stop);
        clock.pass(LEASE_MS + 1);
        books.reconcile();

        keeper.tick();

        assertEquals(Optional.of(StopReason.LEASE_LOST), stop.reason());
    }

    @Test
    public void wallClockThatJumpsChangesNothing() {
        keeper.keep(lease, stop);
        for (long hours : new long[] {5, -9, 1000}) {
            clock.jumpWallClock(TimeUnit.HOURS.toMillis(hours));
            keeper.tick();
            books.reconcile();
        }
        assertEquals(Optional.empty(), stop.reason());
        assertEquals(1, books.held().size());
    }

    @Test
    public void leaseThatTheRunnerRenewsIsLeftAlone() {
        keeper.keep(lease, stop);
        keeper.leave(lease.jobId());
        clock.pass(LEASE_MS / 2);
        keeper.tick();
        clock.pass(LEASE_MS / 2 + 1);
        books.reconcile();
        assertEquals(0, books.held().size());
    }

    @Test
    public void leaseThatIsTakenBackIsRenewedWithTheNextTick() {
        keeper.keep(lease, stop);
        keeper.leave(lease.jobId());
        clock.pass(LEASE_MS - 1);
        keeper.takeBack(lease.jobId());
        for (int i = 0; i < 10; i++) {
            keeper.tick();
            clock.pass(LEASE_MS / 2);
            books.reconcile();
        }
        assertEquals(Optional.empty(), stop.reason());
        assertEquals(1, books.held().size());
    }

    @Test
    public void stopOfTheRunReachesEveryJob() {
        keeper.keep(lease, stop);
        keeper.stopAll(StopReason.CANCELLED);
        assertEquals(Optional.of(StopReason.CANCELLED), stop.reason());
    }
}
