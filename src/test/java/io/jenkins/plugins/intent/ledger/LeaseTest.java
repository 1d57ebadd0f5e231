package io.jenkins.plugins.intent.ledger;

import static io.jenkins.plugins.intent.ledger.Plans.BAD;
import static io.jenkins.plugins.intent.ledger.Plans.GOOD;
import static io.jenkins.plugins.intent.ledger.Plans.LEASE_MS;
import static io.jenkins.plugins.intent.ledger.Plans.block;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.Rule;
import org.junit.Test;

/** Leases, lost agents and restarts, with a clock that the test moves. */
public class LeaseTest {
    private static final long HOUR_MS = TimeUnit.HOURS.toMillis(1);

    @Rule
    public final Books books = new Books();

    @Test
    public void expiredLeaseIsRequeuedAndLateCompletionIsRefused() throws Exception {
        Coordinator coordinator = books.start(block("a"));
        Lease lost = books.claim("a");
        books.time.pass(LEASE_MS);
        coordinator.reconcile();
        assertEquals("a queued", books.states());
        assertEquals(Heartbeat.LOST, coordinator.heartbeat(lost.jobId(), lost.token()));
        Lease second = coordinator.claim("agent-2", "a").orElseThrow();
        assertNotEquals(lost.token(), second.token());
        RunView before = coordinator.view();
        assertEquals(Completion.STALE, coordinator.complete(lost.jobId(), lost.token(), GOOD));
        assertEquals(Completion.STALE, coordinator.complete(second.jobId(), lost.token(), GOOD));
        assertEquals(before, coordinator.view());
        assertEquals(2, books.lines("completion_refused"));
        assertEquals(Completion.ACCEPTED, coordinator.complete(second.jobId(), second.token(), GOOD));
        assertEquals(RunStatus.SUCCEEDED, coordinator.status());
        assertEquals(
                List.of(JobStatus.EXPIRED, JobStatus.SUCCEEDED),
                books.stage("a").jobs().stream().map(JobView::status).toList());
    }

    @Test
    public void heartbeatsKeepAJobThatOutlastsItsLeaseManyTimes() {
        Coordinator coordinator = books.start(block("a"));
        Lease lease = books.claim("a");
        for (int i = 0; i < 100; i++) {
            books.time.pass(LEASE_MS - 1);
            coordinator.reconcile();
            assertEquals(Heartbeat.RENEWED, coordinator.heartbeat(lease.jobId(), lease.token()));
        }
        assertEquals(Completion.ACCEPTED, coordinator.complete(lease.jobId(), lease.token(), GOOD));
        assertEquals(1, books.stage("a").jobs().size());
    }

    @Test
    public void threeLostAgentsAreForgivenAndTheFourthFailsTheStage() {
        Coordinator coordinator = books.start(block("a", 1), block("b", "a"));
        for (int i = 1; i <= 4; i++) {
            assertEquals("a queued, b pending", books.states());
            coordinator.claim("agent-" + i).orElseThrow();
            books.time.pass(LEASE_MS);
            coordinator.reconcile();
        }
        assertEquals("a failed, b skipped", books.states());
        assertEquals(
                "4 agents were lost while they held this stage; the last: agent agent-4 was not heard of"
                        + " within its lease of 60.0 s",
                books.stage("a").reason());
        assertEquals(RunStatus.FAILED, coordinator.status());
    }

    @Test
    public void aLostAgentUsesUpNoAttempt() {
        Coordinator coordinator = books.start(block("a", 2));
        books.claim("a");
        books.time.pass(LEASE_MS);
        coordinator.reconcile();
        books.run("a", BAD);
        assertEquals("a queued", books.states());
        books.run("a", BAD);
        assertEquals("a failed", books.states());
        assertEquals(3, books.stage("a").attempts());
    }

    @Test
    public void anAgentThatIsLateButStillFirstKeepsItsJob() {
        Coordinator coordinator = books.start(block("a"), block("b"));
        Lease a = books.claim("a");
        Lease b = books.claim("b");
        books.time.pass(5 * LEASE_MS);
        assertEquals(Heartbeat.RENEWED, coordinator.heartbeat(a.jobId(), a.token()));
        assertEquals(Completion.ACCEPTED, coordinator.complete(b.jobId(), b.token(), GOOD));
        coordinator.reconcile();
        assertEquals("a running, b succeeded", books.states());
    }

    @Test
    public void oneTimerCanSleepExactlyToTheNextDeadline() {
        Coordinator coordinator = books.start(block("a"), block("b"));
        assertEquals(Long.MAX_VALUE, coordinator.nanosToNextDeadline());
        books.claim("a");
        books.time.pass(10);
        Lease b = books.claim("b");
        assertEquals(TimeUnit.MILLISECONDS.toNanos(LEASE_MS - 10), coordinator.nanosToNextDeadline());
        books.time.pass(LEASE_MS - 10);
        assertEquals(0, coordinator.nanosToNextDeadline());
        coordinator.reconcile();
        assertEquals(TimeUnit.MILLISECONDS.toNanos(10), coordinator.nanosToNextDeadline());
        coordinator.complete(b.jobId(), b.token(), GOOD);
        assertEquals(Long.MAX_VALUE, coordinator.nanosToNextDeadline());
    }

    @Test
    public void aWallClockThatJumpsByHoursEndsNoLeaseAndSavesNone() throws Exception {
        Coordinator coordinator = books.start(block("a"));
        Lease lease = books.claim("a");
        for (long jump : new long[] {5 * HOUR_MS, -11 * HOUR_MS, 300 * HOUR_MS, -2 * HOUR_MS}) {
            books.time.jumpWallClock(jump);
            coordinator.reconcile();
            assertEquals(Heartbeat.RENEWED, coordinator.heartbeat(lease.jobId(), lease.token()));
            coordinator = books.restart();
            coordinator.reconcile();
            assertEquals("a running", books.states());
        }
        books.time.jumpWallClock(-400 * HOUR_MS);
        books.time.pass(LEASE_MS);
        coordinator.reconcile();
        assertEquals("a queued", books.states());
    }

    @Test
    public void afterARestartNothingFinishedIsRunAgainAndARunningJobGetsOneLeasePeriod() throws Exception {
        books.start(block("a"), block("b", "a"), block("c"));
        books.run("a", GOOD);
        Lease b = books.claim("b");
        Lease c = books.claim("c");
        RunView before = books.restart().view();
        assertEquals("a succeeded, b running, c running", books.states());
        Coordinator coordinator = books.restart();
        assertEquals(before, coordinator.view());
        assertEquals(List.of(new HeldJob(b, "agent-1"), new HeldJob(c, "agent-1")), coordinator.held());
        books.time.pass(LEASE_MS - 1);
        coordinator.reconcile();
        assertEquals(Heartbeat.RENEWED, coordinator.heartbeat(b.jobId(), b.token()));
        books.time.pass(1);
        coordinator.reconcile();
        assertEquals("c was not heard of", "a succeeded, b running, c queued", books.states());
        assertEquals(Completion.ACCEPTED, coordinator.complete(b.jobId(), b.token(), GOOD));
        books.run("c", GOOD);
        assertEquals(RunStatus.SUCCEEDED, coordinator.status());
        assertEquals(3, books.lines("stage_succeeded"));
        assertTrue(coordinator.notes().toString(), coordinator.notes().isEmpty());
    }

    @Test
    public void aRestartForgetsNeitherAttemptsNorLostAgents() throws Exception {
        Coordinator coordinator = books.start(block("a", 2));
        for (int i = 0; i < 3; i++) {
            books.claim("a");
            books.time.pass(LEASE_MS);
            coordinator.reconcile();
            coordinator = books.restart();
        }
        books.run("a", BAD);
        coordinator = books.restart();
        assertEquals("a queued", books.states());
        books.run("a", BAD);
        assertEquals("a failed", books.states());
    }
}
