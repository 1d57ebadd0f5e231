package io.jenkins.plugins.intent.exec.supervised;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.intent.ledger.Heartbeat;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Test;

/** The books hear of a start that takes long, again and again, and of none that is over. */
public final class StartingLeaseTest {
    private static final long SHORT_MS = 40;
    private static final long LONG_MS = 1_800_000;

    @Test
    public void theBooksHearOfAStartThatTakesLongAgainAndAgain() throws InterruptedException {
        CountDownLatch heard = new CountDownLatch(3);
        try (StartingLease lease = StartingLease.keep(SHORT_MS, () -> {
            heard.countDown();
            return Heartbeat.RENEWED;
        })) {
            assertTrue(heard.await(1, TimeUnit.MINUTES));
        }
    }

    @Test
    public void booksThatGaveTheJobAwayAreNotAskedAgain() throws InterruptedException {
        CountDownLatch lost = new CountDownLatch(1);
        AtomicInteger asked = new AtomicInteger();
        CountDownLatch others = new CountDownLatch(3);
        try (StartingLease lease = StartingLease.keep(SHORT_MS, () -> {
                    asked.incrementAndGet();
                    lost.countDown();
                    return Heartbeat.LOST;
                });
                StartingLease other = StartingLease.keep(SHORT_MS, () -> {
                    others.countDown();
                    return Heartbeat.RENEWED;
                })) {
            assertTrue(lost.await(1, TimeUnit.MINUTES));
            assertTrue(others.await(1, TimeUnit.MINUTES));
        }
        assertEquals(1, asked.get());
    }

    @Test
    public void booksThatAreSlowDoNotHoldUpOthers() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch slow = new CountDownLatch(1);
        CountDownLatch heard = new CountDownLatch(1);
        try (StartingLease hanging = StartingLease.keep(SHORT_MS, () -> {
            slow.countDown();
            try {
                never.await();
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
            }
            return Heartbeat.LOST;
        })) {
            assertTrue(slow.await(1, TimeUnit.MINUTES));
            try (StartingLease other = StartingLease.keep(SHORT_MS, () -> {
                heard.countDown();
                return Heartbeat.RENEWED;
            })) {
                assertTrue(heard.await(1, TimeUnit.MINUTES));
            }
        }
    }

    @Test
    public void booksAreNotAskedForAStartThatIsOverSoon() {
        AtomicInteger asked = new AtomicInteger();
        StartingLease.keep(LONG_MS, () -> {
                    asked.incrementAndGet();
                    return Heartbeat.RENEWED;
                })
                .close();
        assertEquals(0, asked.get());
    }
}
