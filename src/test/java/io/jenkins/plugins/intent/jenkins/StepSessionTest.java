package io.jenkins.plugins.intent.jenkins;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.Optional;
import org.junit.Test;

public class StepSessionTest {
    private final StepSession session = StepSession.begun();
    private final Throwable abort = new InterruptedException("ada wants an end");

    @Test
    public void pipelineGetsOneAnswerWhoeverComesFirst() {
        session.run();
        assertTrue(session.finish());
        assertFalse(session.finish());
        assertTrue(session.isDone());
    }

    @Test
    public void anEndThatWasWantedWhileTheRunWasPreparedReachesItAsSoonAsItIsThere() {
        session.stop(abort);
        assertEquals(Optional.of(abort), session.run());
        assertEquals(Optional.of(abort), session.stopCause());
    }

    @Test
    public void theFirstReasonToStopCounts() {
        session.run();
        session.stop(abort);
        session.stop(new InterruptedException("time is over"));
        assertEquals(Optional.of(abort), session.stopCause());
    }

    @Test
    public void aStopThatComesAfterTheAnswerChangesNothing() {
        session.run();
        session.finish();
        session.stop(abort);
        assertEquals(Optional.empty(), session.stopCause());
    }

    @Test
    public void eachThingThatIsMissingIsSaidOnce() {
        assertTrue(session.waitFor("the agent"));
        assertFalse(session.waitFor("the agent"));
        assertTrue(session.waitFor("an administrator"));
        assertEquals(Optional.empty(), session.run());
        assertFalse("it runs", session.waitFor("the agent"));
    }

    @Test
    public void anEndThatWasWantedWhileTheAgentWasMissingReachesTheRun() {
        session.waitFor("the agent");
        session.stop(abort);
        assertEquals(Optional.of(abort), session.run());
    }

    @Test
    public void oneThatIsBeingStoppedAsksForNobody() {
        session.stop(abort);
        assertFalse(session.waitFor("the agent"));
        assertTrue(session.finish());
    }

    @Test
    public void onlyWhatAnEarlierLifeBeganIsWorthWaitingFor() {
        assertFalse(session.isResumed());
        assertTrue(StepSession.resumed().isResumed());
    }
}
