package io.jenkins.plugins.intent.ledger;

import static io.jenkins.plugins.intent.ledger.Plans.BAD;
import static io.jenkins.plugins.intent.ledger.Plans.GOOD;
import static io.jenkins.plugins.intent.ledger.Plans.LEASE_MS;
import static io.jenkins.plugins.intent.ledger.Plans.block;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.Rule;
import org.junit.Test;

/** The order of stages, attempts and completions. */
public class CoordinatorTest {
    @Rule
    public final Books books = new Books();

    @Test
    public void aStageIsQueuedOnlyWhenTheOneItNeedsHasSucceeded() {
        Coordinator coordinator = books.start(block("a"), block("b", "a"));
        assertEquals("a queued, b pending", books.states());
        assertEquals(Optional.empty(), coordinator.claim("agent-1", "b"));
        books.run("a", GOOD);
        assertEquals("a succeeded, b queued", books.states());
        books.run("b", GOOD);
        assertEquals(RunStatus.SUCCEEDED, coordinator.status());
        assertNull(coordinator.view().reason());
    }

    @Test
    public void whatIsLikelyNextIsQueuedOrWaitsForNothingElse() {
        Coordinator coordinator =
                books.start(block("a"), block("b"), block("c", "a"), block("d", "a", "b"), Plans.gate("e", 0, "d"));
        coordinator.claim("agent-1", "a");
        assertEquals(Optional.of("b"), coordinator.likelyAfter("a"));
        coordinator.claim("agent-2", "b");
        assertEquals(Optional.of("c"), coordinator.likelyAfter("a"));
        assertEquals(Optional.empty(), coordinator.likelyAfter("b"));
        assertEquals(Optional.empty(), coordinator.likelyAfter("d"));
        assertEquals("a running, b running, c pending, d pending, e pending", books.states());
    }

    @Test
    public void onlyWhatHasChangedIsMadeAnewForThoseWhoLook() {
        Coordinator coordinator = books.start(block("a"), block("b"));
        List<StageView> before = coordinator.view().stages();
        books.claim("b");
        List<StageView> after = coordinator.view().stages();
        assertSame(before.get(0), after.get(0));
        assertNotEquals(before.get(1), after.get(1));
        assertEquals(StageStatus.QUEUED, before.get(1).status());
    }

    @Test
    public void aFailedStageSkipsEverythingBelowItAndNothingElse() {
        Coordinator coordinator =
                books.start(block("a"), block("b", "a"), block("c", "b"), block("d"), block("e", "d", "c"));
        books.run("a", BAD);
        assertEquals("a failed, b skipped, c skipped, d queued, e skipped", books.states());
        assertEquals("not run, because stage a failed", books.stage("c").reason());
        assertEquals(RunStatus.RUNNING, coordinator.status());
        books.run("d", GOOD);
        assertEquals(RunStatus.FAILED, coordinator.status());
        assertEquals("stage a failed: exit code 1", coordinator.view().reason());
        assertEquals(books.time.epochMillis(), coordinator.view().endedMs());
    }

    @Test
    public void aDiamondJoinsOnceBothSidesHaveSucceeded() {
        books.start(block("a"), block("b", "a"), block("c", "a"), block("d", "b", "c"));
        books.run("a", GOOD);
        assertEquals("a succeeded, b queued, c queued, d pending", books.states());
        books.run("c", GOOD);
        assertEquals("a succeeded, b queued, c succeeded, d pending", books.states());
        books.run("b", GOOD);
        assertEquals("a succeeded, b succeeded, c succeeded, d queued", books.states());
    }

    @Test
    public void claimTakesQueuedJobsInTheOrderOfTheDocument() {
        Coordinator coordinator = books.start(block("a"), block("b"), block("c"));
        books.claim("b");
        assertEquals("a", coordinator.claim("x").orElseThrow().stageId());
        assertEquals("c", coordinator.claim("x").orElseThrow().stageId());
        assertEquals(Optional.empty(), coordinator.claim("x"));
    }

    @Test
    public void aFailedAttemptIsQueuedAgainWhileAttemptsAreLeft() {
        Coordinator coordinator = books.start(block("a", 2));
        books.run("a", BAD);
        assertEquals("a queued", books.states());
        assertEquals(1, books.stage("a").attempts());
        books.run("a", GOOD);
        assertEquals(RunStatus.SUCCEEDED, coordinator.status());
        List<JobView> jobs = books.stage("a").jobs();
        assertEquals(List.of("a-1", "a-2"), jobs.stream().map(JobView::id).toList());
        assertEquals(
                List.of(JobStatus.FAILED, JobStatus.SUCCEEDED),
                jobs.stream().map(JobView::status).toList());
    }

    @Test
    public void aStageFailsWithTheReasonOfItsLastAttempt() {
        Coordinator coordinator = books.start(block("a", 2));
        books.run("a", JobOutcome.failure("first", null));
        books.run("a", JobOutcome.failure("second", null));
        assertEquals("second", books.stage("a").reason());
        assertEquals(RunStatus.FAILED, coordinator.status());
    }

    @Test
    public void completionReportedTwiceGetsTheSameAnswerAndMakesOneTransition() throws Exception {
        Coordinator coordinator = books.start(block("a", 3), block("b", "a"));
        Lease lease = books.claim("a");
        assertEquals(Completion.ACCEPTED, coordinator.complete(lease.jobId(), lease.token(), GOOD));
        RunView after = coordinator.view();
        assertEquals(Completion.ACCEPTED, coordinator.complete(lease.jobId(), lease.token(), GOOD));
        assertEquals(Completion.ACCEPTED, coordinator.complete(lease.jobId(), lease.token(), BAD));
        assertEquals(after, coordinator.view());
        assertEquals(1, books.lines("job_completed"));
        assertEquals(
                "after a restart too",
                Completion.ACCEPTED,
                books.restart().complete(lease.jobId(), lease.token(), GOOD));
        assertEquals(1, books.lines("job_completed"));
    }

    @Test
    public void aWrongTokenIsRefusedAndRecordedOnceAndChangesNothing() throws Exception {
        Coordinator coordinator = books.start(block("a"));
        Lease lease = books.claim("a");
        RunView before = coordinator.view();
        for (int i = 0; i < 3; i++) {
            assertEquals(Completion.STALE, coordinator.complete(lease.jobId(), "guessed", GOOD));
            assertEquals(Completion.STALE, coordinator.complete("a-7", lease.token(), GOOD));
            assertEquals(Completion.STALE, coordinator.complete(lease.jobId(), null, GOOD));
        }
        assertEquals(Heartbeat.LOST, coordinator.heartbeat(lease.jobId(), "guessed"));
        assertEquals(before, coordinator.view());
        assertEquals(3, books.lines("completion_refused"));
        assertEquals(0, books.lines("guessed"));
        assertEquals(before, books.restart().view());
    }

    @Test
    public void everyClaimGetsATokenOfItsOwn() {
        Coordinator coordinator = books.start(Plans.wide(100));
        List<String> tokens = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            tokens.add(coordinator.claim("agent").orElseThrow().token());
        }
        assertEquals(100, tokens.stream().distinct().count());
        tokens.forEach(token -> assertTrue(token, token.matches("[0-9a-f]{32}")));
        assertNotEquals(tokens.get(0), tokens.get(1));
    }

    @Test
    public void eventsAreHeardInTheOrderOfTheJournalAndAFailingListenerHarmsNobody() throws Exception {
        Coordinator coordinator = books.start(block("a"), block("b", "a"));
        List<String> heard = new ArrayList<>();
        Logger.getLogger(Announcer.class.getName()).setLevel(Level.OFF);
        coordinator.addListener((event, atMs) -> {
            throw new IllegalStateException("a listener that fails");
        });
        coordinator.addListener((event, atMs) -> heard.add(event.getClass().getSimpleName()));
        books.run("a", GOOD);
        assertEquals(List.of("JobClaimed", "JobCompleted", "StageSucceeded", "JobQueued"), heard);
    }

    @Test
    public void aListenerMayCallTheCoordinator() {
        Coordinator coordinator = books.start(Plans.chain(50));
        coordinator.addListener((event, atMs) -> {
            if (event instanceof LedgerEvent.JobClaimed claimed) {
                coordinator.complete(claimed.jobId(), claimed.token(), GOOD);
            } else if (event instanceof LedgerEvent.JobQueued) {
                coordinator.claim("listener");
            }
        });
        coordinator.claim("starter");
        assertEquals(RunStatus.SUCCEEDED, coordinator.status());
    }

    @Test
    public void closedBooksAreStillReadAndNeverWritten() throws Exception {
        Coordinator coordinator = books.start(block("a"));
        coordinator.close();
        coordinator.close();
        assertEquals(RunStatus.RUNNING, coordinator.view().status());
        assertThrows(IllegalStateException.class, () -> coordinator.claim("agent-1"));
        assertThrows(IllegalStateException.class, coordinator::reconcile);
    }

    @Test
    public void stagesThatNeedEachOtherOrNothingKnownAreRefusedBeforeAnythingIsWritten() {
        for (RunPlan plan : List.of(
                Plans.of(block("a", "b"), block("b", "a")),
                Plans.of(block("a", "nowhere")),
                Plans.of(block("a"), block("a")))) {
            assertThrows(IllegalArgumentException.class, () -> books.start(plan));
        }
        assertTrue(Files.notExists(books.directory()));
    }

    @Test
    public void theLeaseTellsTheAgentWhatItHolds() {
        books.start(block("a"));
        Lease lease = books.claim("a");
        assertEquals(new Lease("20260101-120000-abcd", "a", "a-1", 1, lease.token(), LEASE_MS), lease);
    }
}
