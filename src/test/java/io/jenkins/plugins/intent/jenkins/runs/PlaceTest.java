package io.jenkins.plugins.intent.jenkins.runs;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.intent.jenkins.agents.AgentPath;
import io.jenkins.plugins.intent.ledger.JobOutcome;
import java.util.List;
import java.util.Map;
import org.junit.Test;

public class PlaceTest {
    private static final JobOutcome SUCCEEDED = JobOutcome.success("stages/a/1");
    private static final JobOutcome FAILED = JobOutcome.failure("command 1 was cancelled", "stages/a/1");
    private static final String TIMEOUT = "its closure failed: Timeout";

    private final Place place = new Place("a", 1);

    @Test
    public void attemptIsWhatItsCommandsCameTo() throws Exception {
        place.closureEnded(ClosureEnd.WELL);
        assertEquals(SUCCEEDED, place.settle(SUCCEEDED).outcome());
    }

    @Test
    public void closureThatFailsAfterItsCommandsSucceededFailsTheAttempt() throws Exception {
        place.closureEnded(ClosureEnd.failed(TIMEOUT));
        JobOutcome outcome = place.settle(SUCCEEDED).outcome();
        assertFalse(outcome.succeeded());
        assertEquals(TIMEOUT, outcome.reason());
        assertEquals(SUCCEEDED.manifest(), outcome.manifest());
    }

    @Test
    public void commandsThatFailedByThemselvesAreTheReasonWhateverTheClosureSays() throws Exception {
        place.closureEnded(ClosureEnd.failed("its closure failed: stage a failed"));
        assertEquals(FAILED, place.settle(FAILED).outcome());
    }

    @Test
    public void commandsThatTheClosureEndedFailForItsReason() throws Exception {
        place.stop();
        place.closureEnded(ClosureEnd.failed(TIMEOUT));
        assertEquals(TIMEOUT, place.settle(FAILED).outcome().reason());
    }

    @Test
    public void closureThatOutlivesAStopLeavesTheCommandsReason() throws Exception {
        place.stop();
        place.closureEnded(ClosureEnd.WELL);
        assertEquals(FAILED, place.settle(FAILED).outcome());
        assertTrue(place.answer().isDone());
    }

    @Test
    public void closureThatLosesItsAgentAfterItsCommandsLosesTheAttempt() throws Exception {
        place.closureEnded(ClosureEnd.lost("its closure failed: far is offline"));
        assertTrue(place.settle(SUCCEEDED).lost());
    }

    @Test
    public void commandsThatFailedByThemselvesHaveFailedAlsoIfTheAgentIsLostThen() throws Exception {
        place.closureEnded(ClosureEnd.lost("its closure failed: far is offline"));
        assertFalse(place.settle(FAILED).lost());
    }

    @Test
    public void commandsThatEndedWithTheAgentOfTheirClosureAreLost() throws Exception {
        place.stop();
        place.closureEnded(ClosureEnd.lost("its closure failed: far is offline"));
        assertTrue(place.settle(FAILED).lost());
    }

    @Test
    public void whatTheClosureSaysHasNoneOfTheSecretsAroundItsPlace() {
        assertEquals("PUT ?t=swordfish failed", place.masked("PUT ?t=swordfish failed"));
        place.offer(new Place.Offer(
                new AgentPath("a", "/w"), new StepEnvironment(Map.of("T", "swordfish"), List.of("swordfish")), null));
        assertEquals("PUT ?t=**** failed", place.masked("PUT ?t=swordfish failed"));
    }
}
