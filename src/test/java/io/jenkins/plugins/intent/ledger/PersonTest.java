package io.jenkins.plugins.intent.ledger;

import static io.jenkins.plugins.intent.ledger.Plans.BAD;
import static io.jenkins.plugins.intent.ledger.Plans.GOOD;
import static io.jenkins.plugins.intent.ledger.Plans.LEASE_MS;
import static io.jenkins.plugins.intent.ledger.Plans.block;
import static io.jenkins.plugins.intent.ledger.Plans.blocked;
import static io.jenkins.plugins.intent.ledger.Plans.gate;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;

import io.jenkins.plugins.intent.json.Word;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.Rule;
import org.junit.Test;

/** Gates, blocks of the policy, and cancelling: what people decide. */
public class PersonTest {
    private static final long DAY_MS = TimeUnit.DAYS.toMillis(1);

    @Rule
    public final Books books = new Books();

    @Test
    public void aGateWaitsForAPersonOnceWhatItNeedsHasSucceeded() {
        Coordinator coordinator = books.start(block("a"), gate("g", 0, "a"), block("b", "g"));
        assertEquals(Decided.NOT_WAITING, coordinator.approve("g", "ada", "too early"));
        books.run("a", GOOD);
        assertEquals("a succeeded, g needs_human, b pending", books.states());
        assertEquals("waits for one of: ada", books.stage("g").reason());
        assertEquals(RunStatus.NEEDS_HUMAN, coordinator.status());
        assertEquals(Decided.RECORDED, coordinator.approve("g", "ada", "ship it"));
        assertEquals("a succeeded, g succeeded, b queued", books.states());
        assertEquals(
                new DecisionView(Answer.APPROVED, "ada", "ship it", books.time.epochMillis()),
                books.stage("g").decision());
        assertEquals(Decided.NOT_WAITING, coordinator.reject("g", "bob", "no"));
        assertEquals(Decided.UNKNOWN_STAGE, coordinator.reject("h", "bob", "no"));
    }

    @Test
    public void aRejectedGateFailsTheRunAndSkipsWhatNeedsIt() {
        Coordinator coordinator = books.start(gate("g", 0), block("b", "g"));
        assertEquals(Decided.RECORDED, coordinator.reject("g", "ada", "not today"));
        assertEquals("g failed, b skipped", books.states());
        assertEquals("rejected by ada: not today", books.stage("g").reason());
        assertEquals(RunStatus.FAILED, coordinator.status());
        assertEquals(Decided.RUN_ENDED, coordinator.approve("g", "ada", "yes"));
    }

    @Test
    public void aBlockedStageWaitsFromTheStartAndNothingOfItIsHandedOutBeforeApproval() throws Exception {
        Coordinator coordinator = books.start(block("a"), blocked("b"), block("c", "b"));
        assertEquals("a queued, b needs_human, c pending", books.states());
        assertEquals("blocked by the policy: sh is a shell", books.stage("b").reason());
        assertEquals(Optional.empty(), coordinator.claim("agent-1", "b"));
        assertEquals(RunStatus.RUNNING, coordinator.status());
        books.run("a", GOOD);
        assertEquals(RunStatus.NEEDS_HUMAN, coordinator.status());
        coordinator = books.restart();
        assertEquals(RunStatus.NEEDS_HUMAN, coordinator.status());
        assertEquals(Decided.RECORDED, coordinator.approve("b", "ada", "I read it"));
        assertEquals("a succeeded, b queued, c pending", books.states());
        books.run("b", GOOD);
        books.run("c", GOOD);
        assertEquals(RunStatus.SUCCEEDED, coordinator.status());
        assertEquals(Word.of(Answer.APPROVED), books.stage("b").decision().outcome());
    }

    @Test
    public void anApprovedBlockStillWaitsForWhatItNeeds() {
        Coordinator coordinator = books.start(block("a"), blocked("b", "a"));
        coordinator.approve("b", "ada", "fine");
        assertEquals("a queued, b pending", books.states());
        books.run("a", GOOD);
        assertEquals("a succeeded, b queued", books.states());
    }

    @Test
    public void aBlockedStageBelowAFailedOneIsSkippedAndAsksNobody() {
        Coordinator coordinator = books.start(block("a"), blocked("b", "a"));
        books.run("a", BAD);
        assertEquals("a failed, b skipped", books.states());
        assertEquals(RunStatus.FAILED, coordinator.status());
    }

    @Test
    public void aRunWithAFailedStageStillNeedsAPersonWhileAnotherWaits() {
        Coordinator coordinator = books.start(block("a"), blocked("b"));
        books.run("a", BAD);
        assertEquals(RunStatus.NEEDS_HUMAN, coordinator.status());
        coordinator.approve("b", "ada", "fine");
        books.run("b", GOOD);
        assertEquals(RunStatus.FAILED, coordinator.status());
    }

    @Test
    public void aGateThatNobodyAnswersInTimeHasFailed() {
        Coordinator coordinator = books.start(gate("g", DAY_MS), gate("patient", 0), block("b", "g"));
        books.time.pass(DAY_MS - 1);
        coordinator.reconcile();
        assertEquals("g needs_human, patient needs_human, b pending", books.states());
        books.time.pass(1);
        assertEquals(0, coordinator.nanosToNextDeadline());
        coordinator.reconcile();
        assertEquals("g failed, patient needs_human, b skipped", books.states());
        assertEquals(
                "nobody decided within 86400.0 s, which counts as a rejection",
                books.stage("g").reason());
        assertNull(books.stage("g").decision());
    }

    @Test
    public void nobodyCanAnswerAGateWhoseTimeIsOver() throws Exception {
        books.start(gate("g", DAY_MS), gate("patient", 0), block("b", "g"));
        books.time.pass(DAY_MS);
        Coordinator coordinator = books.restart();
        assertEquals(Decided.NOT_WAITING, coordinator.approve("g", "ada", "better late than never"));
        assertEquals("g failed, patient needs_human, b skipped", books.states());
        assertNull(books.stage("g").decision());
        assertEquals(Decided.RECORDED, coordinator.approve("patient", "ada", "fine"));
    }

    @Test
    public void aGateGoesOnWaitingWhileTheProcessIsAway() throws Exception {
        books.start(gate("g", DAY_MS));
        books.time.pass(DAY_MS / 2);
        Coordinator coordinator = books.restart();
        assertEquals(TimeUnit.MILLISECONDS.toNanos(DAY_MS / 2), coordinator.nanosToNextDeadline());
        books.time.pass(DAY_MS);
        coordinator = books.restart();
        coordinator.reconcile();
        assertEquals("g failed", books.states());
    }

    @Test
    public void aWallClockSetBackDuringARestartNeverShortensAGate() throws Exception {
        books.start(gate("g", DAY_MS));
        books.time.jumpWallClock(-10 * DAY_MS);
        Coordinator coordinator = books.restart();
        assertEquals(TimeUnit.MILLISECONDS.toNanos(DAY_MS), coordinator.nanosToNextDeadline());
    }

    @Test
    public void cancelSkipsWhatWaitsAndTellsRunningAgentsThatTheyLost() throws Exception {
        Coordinator coordinator =
                books.start(block("a"), block("b"), block("c"), block("d", "a"), gate("g", 0), blocked("x"));
        books.run("a", GOOD);
        Lease running = books.claim("b");
        assertEquals(Decided.RECORDED, coordinator.cancel("ada", "wrong branch"));
        assertEquals("a succeeded, b cancelled, c skipped, d skipped, g skipped, x skipped", books.states());
        assertEquals(RunStatus.CANCELLED, coordinator.status());
        assertEquals("cancelled by ada: wrong branch", coordinator.view().reason());
        assertEquals(JobStatus.CANCELLED, books.stage("b").jobs().get(0).status());
        assertEquals(
                "a job that no agent got is none", 0, books.stage("c").jobs().size());
        assertEquals(Heartbeat.LOST, coordinator.heartbeat(running.jobId(), running.token()));
        assertEquals(Completion.STALE, coordinator.complete(running.jobId(), running.token(), GOOD));
        assertEquals(Decided.RUN_ENDED, coordinator.cancel("ada", "again"));
        assertEquals(Optional.empty(), coordinator.claim("agent-1"));
        books.time.pass(10 * LEASE_MS);
        coordinator.reconcile();
        assertEquals(coordinator.view(), books.restart().view());
    }

    @Test
    public void cancelledStageHasNotFailedAndItsEvidenceIsKnownAlsoWhenItComesAfterTheEnd() throws Exception {
        Coordinator coordinator = books.start(block("a"), block("b", "a"));
        Lease lease = coordinator.claim("agent").orElseThrow();
        coordinator.cancel("ada", "enough");
        JobOutcome stopped = JobOutcome.failure("cancelled", "stages/a/attempt-1/manifest.json");
        assertEquals(
                Completion.STALE,
                coordinator.complete(lease.jobId(), Token.random().text(), stopped));
        assertNull(job(coordinator).manifest());
        assertEquals(Completion.STALE, coordinator.complete(lease.jobId(), lease.token(), stopped));
        assertEquals("a cancelled, b skipped", books.states());
        assertEquals("stages/a/attempt-1/manifest.json", job(coordinator).manifest());
        assertEquals(coordinator.view(), books.restart().view());
    }

    private static JobView job(Coordinator coordinator) {
        return coordinator.view().stages().get(0).jobs().get(0);
    }
}
