package io.jenkins.plugins.intent.jenkins.runs;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.junit.After;
import org.junit.Test;

/** What is done every second is not done any more after its end, and never when the end came first. */
public class TicksTest {
    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1);
    private final Ticks ticks = new Ticks();

    @After
    public void stop() {
        clock.shutdownNow();
    }

    @Test
    public void ticksUntilItIsEnded() {
        clock.setRemoveOnCancelPolicy(true);
        ticks.begin(clock, () -> {});
        assertEquals(1, clock.getQueue().size());
        ticks.end();
        assertTrue(clock.getQueue().isEmpty());
    }

    @Test
    public void whatHasEndedBeforeItBeganIsNeverDone() {
        ticks.end();
        ticks.begin(clock, () -> {});
        assertTrue(clock.getQueue().isEmpty());
    }
}
