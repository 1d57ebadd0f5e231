package io.jenkins.plugins.intent.ledger;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.After;
import org.junit.Test;

/** Flushes of the disk, on a disk that takes as long as the test wants. */
public class JournalFlushTest {
    private static final int CALLERS = 16;

    private final ExecutorService threads = Executors.newFixedThreadPool(CALLERS);

    @After
    public void stopThreads() {
        threads.shutdownNow();
    }

    @Test
    public void callersThatWaitAtTheSameTimeShareOneFlush() throws Exception {
        CountDownLatch appended = new CountDownLatch(CALLERS);
        AtomicInteger flushes = new AtomicInteger();
        JournalFile slow = new JournalFile() {
            @Override
            public void append(byte[] bytes) {}

            @Override
            public void truncate(long length) {}

            @Override
            public void force() throws IOException {
                flushes.incrementAndGet();
                try {
                    assertTrue(appended.await(30, TimeUnit.SECONDS));
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            }

            @Override
            public void close() {}
        };
        Journal journal = new Journal(Path.of(Journal.FILE), slow, "run", 0, 0);
        List<Future<?>> callers = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            callers.add(threads.submit(() -> {
                synchronized (slow) {
                    journal.append(List.of(new LedgerEvent.StageSucceeded("s")), 0, true);
                }
                appended.countDown();
                journal.flush();
            }));
        }
        for (Future<?> caller : callers) {
            caller.get(30, TimeUnit.SECONDS);
        }
        assertTrue("flushes: " + flushes, flushes.get() <= 2);
        journal.flush();
        journal.close();
        assertTrue("nothing new to flush", flushes.get() <= 2);
        assertEquals(0, appended.getCount());
    }
}
