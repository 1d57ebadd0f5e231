package io.jenkins.plugins.intent.jenkins.runs;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.intent.ledger.JobOutcome;
import java.util.Optional;
import org.junit.Test;

public class PlaceTest {
    private static final JobOutcome SUCCEEDED = new JobOutcome(true, null, "stages/a/1");
    private static final JobOutcome FAILED = new JobOutcome(false, "command 1 was cancelled", "stages/a/1");
    private static final Optional<String> TIMEOUT = Optional.of("its closure failed: Timeout");

    private final Place place = new Place("a", 1);

    @Test
    public void attemptIsWhatItsCommandsCameTo() throws Exception {
        place.closureEnded(Optional.empty());
        assertEquals(SUCCEEDED, place.settle(SUCCEEDED));
    }

    @Test
    public void closureThatFailsAfterItsCommandsSucceededFailsTheAttempt() throws Exception {
        place.closureEnded(TIMEOUT);
        JobOutcome outcome = place.settle(SUCCEEDED);
        assertFalse(outcome.succeeded());
        assertEquals(TIMEOUT.get(), outcome.reason());
        assertEquals(SUCCEEDED.manifest(), outcome.manifest());
    }

    @Test
    public void commandsThatFailedByThemselvesAreTheReasonWhateverTheClosureSays() throws Exception {
        place.closureEnded(Optional.of("its closure failed: stage a failed"));
        assertEquals(FAILED, place.settle(FAILED));
    }

    @Test
    public void commandsThatTheClosureEndedFailForItsReason() throws Exception {
        place.stop();
        place.closureEnded(TIMEOUT);
        assertEquals(TIMEOUT.get(), place.settle(FAILED).reason());
    }

    @Test
    public void closureThatOutlivesAStopLeavesTheCommandsReason() throws Exception {
        place.stop();
        place.closureEnded(Optional.empty());
        assertEquals(FAILED, place.settle(FAILED));
        assertTrue(place.answer().isDone());
    }
}
