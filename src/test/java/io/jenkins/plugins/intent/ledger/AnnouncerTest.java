package io.jenkins.plugins.intent.ledger;

import static org.junit.Assert.assertEquals;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.Test;

public class AnnouncerTest {
    private static final LedgerEvent FIRST = new LedgerEvent.StageSucceeded("a");
    private static final LedgerEvent SECOND = new LedgerEvent.StageSucceeded("b");

    private final Announcer announcer = new Announcer();
    private final List<Object> heard = new CopyOnWriteArrayList<>();

    @Test(timeout = 60_000)
    public void whoeverWaitsGoesOnWhenListenersHaveHeardThoughAnotherThreadTellsThem() throws Exception {
        CountDownLatch telling = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        announcer.add((event, atMs) -> {
            telling.countDown();
            await(goOn);
            heard.add(event);
        });
        announcer.note(FIRST, 1);
        Thread teller = started(announcer::tell);
        telling.await();
        announcer.note(SECOND, 2);
        Thread waiter = started(() -> {
            announcer.awaitTold();
            heard.add("told");
        });
        while (waiter.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        goOn.countDown();
        waiter.join();
        teller.join();
        assertEquals(List.of(FIRST, SECOND, "told"), heard);
    }

    @Test
    public void whatAListenerDoesIsToldAfterWhatItHears() {
        announcer.add((event, atMs) -> {
            if (event.equals(FIRST)) {
                announcer.note(SECOND, 2);
                announcer.tell();
            }
            heard.add(event);
        });
        announcer.note(FIRST, 1);
        announcer.awaitTold();
        assertEquals(List.of(FIRST, SECOND), heard);
    }

    private static Thread started(Runnable work) {
        Thread thread = new Thread(work);
        thread.start();
        return thread;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
