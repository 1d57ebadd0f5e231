package io.jenkins.plugins.intent.exec.supervised;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.Test;

public class FenceTest {
    private static final long HOUR_MS = TimeUnit.HOURS.toMillis(1);

    private final Fence fence = new Fence(at(0), 500);

    @Test
    public void theFirstRenewalIsAwaitedForOneLease() {
        assertFalse(fence.isOver(at(499)));
        assertFalse(fence.hasLease());
        assertTrue(fence.isOver(at(500)));
    }

    @Test
    public void theFirstRenewalBeginsTheLease() {
        fence.see(new LeaseFile(1, 1_000, fence.beat(at(0))));
        assertTrue(fence.hasLease());
    }

    @Test
    public void aRenewalRunsFromTheBeatThatItAnswers() {
        long first = fence.beat(at(0));
        long second = fence.beat(at(200));
        assertEquals(first + 1, second);
        fence.see(new LeaseFile(1, 1_000, second));
        assertFalse(fence.isOver(at(1_199)));
        assertTrue(fence.isOver(at(1_200)));
    }

    @Test
    public void aRenewalThatWasOnItsWayForHoursIsWorthNothing() {
        long beat = fence.beat(at(0));
        fence.see(new LeaseFile(1, 10 * HOUR_MS, beat));
        for (int i = 0; i < 50; i++) {
            fence.beat(at(i * HOUR_MS / 5));
        }
        fence.see(new LeaseFile(2, 1_000, beat));
        assertTrue(fence.isOver(at(HOUR_MS)));
    }

    @Test
    public void theSameRenewalSeenAgainChangesNothing() {
        fence.see(new LeaseFile(1, 1_000, fence.beat(at(0))));
        fence.see(new LeaseFile(1, HOUR_MS, fence.beat(at(500))));
        assertTrue(fence.isOver(at(1_000)));
    }

    @Test
    public void aRenewalOfNoLengthEndsTheLeaseAtOnce() {
        long beat = fence.beat(at(100));
        fence.see(new LeaseFile(1, 0, beat));
        assertTrue(fence.isOver(at(100)));
    }

    @Test
    public void aRenewalForABeatThatNeverWasIsIgnored() {
        fence.beat(at(0));
        fence.see(new LeaseFile(1, HOUR_MS, 2));
        fence.see(new LeaseFile(2, HOUR_MS, 0));
        assertFalse(fence.hasLease());
        assertTrue(fence.isOver(at(500)));
    }

    @Test
    public void aMonotonicClockThatStartsBelowZeroOrWrapsIsFine() {
        Fence wrapping = new Fence(Long.MAX_VALUE - 1_000, 500);
        assertFalse(wrapping.isOver(Long.MAX_VALUE));
        assertTrue(wrapping.isOver(Long.MIN_VALUE + TimeUnit.MILLISECONDS.toNanos(501)));
    }

    private static long at(long ms) {
        return TimeUnit.MILLISECONDS.toNanos(ms) - 5;
    }
}
