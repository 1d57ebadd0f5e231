package io.jenkins.plugins.intent.exec.supervised;

import io.jenkins.plugins.intent.exec.process.Daemon;
import io.jenkins.plugins.intent.ledger.Heartbeat;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Keeps the books' lease while a job is being started: until the supervisor's first beat, the one who
 * starts it is the only one who can say that somebody is at work. A start may take longer than a
 * short lease, on a busy machine or when the runner must be copied first; it is kept for two minutes
 * at most, so that a start that hangs ends like a lost agent.
 */
final class StartingLease implements AutoCloseable {
    private static final long MAX_NANOS = TimeUnit.MINUTES.toNanos(2);

    /** Only begins threads: books may be slow to answer, and those of one run must not hold up others. */
    private static final ScheduledThreadPoolExecutor CLOCK = clock();

    private final long startNanos = System.nanoTime();
    private final long everyMs;
    private final Supplier<Heartbeat> books;
    private final Future<?> begin;
    private Thread thread;
    private boolean closed;

    private StartingLease(long everyMs, Supplier<Heartbeat> books) {
        this.everyMs = everyMs;
        this.books = books;
        begin = CLOCK.schedule(this::begin, everyMs, TimeUnit.MILLISECONDS);
    }

    private static ScheduledThreadPoolExecutor clock() {
        ScheduledThreadPoolExecutor clock =
                new ScheduledThreadPoolExecutor(1, work -> Daemon.of("intent-starting-leases", work));
        clock.setRemoveOnCancelPolicy(true);
        return clock;
    }

    static StartingLease keep(long leaseMs, Supplier<Heartbeat> books) {
        return new StartingLease(leaseMs / 4, books);
    }

    /** Most starts are over before this. */
    private synchronized void begin() {
        if (!closed) {
            thread = Daemon.start("intent-starting-lease", this::renew);
        }
    }

    private void renew() {
        try {
            while (System.nanoTime() - startNanos < MAX_NANOS && books.get() == Heartbeat.RENEWED) {
                TimeUnit.MILLISECONDS.sleep(everyMs);
            }
        } catch (InterruptedException started) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        begin.cancel(false);
        if (thread != null) {
            thread.interrupt();
        }
    }
}
