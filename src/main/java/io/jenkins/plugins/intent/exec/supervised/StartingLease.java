package io.jenkins.plugins.intent.exec.supervised;

import io.jenkins.plugins.intent.exec.process.Daemon;
import io.jenkins.plugins.intent.ledger.Heartbeat;
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

    private final Thread thread;

    private StartingLease(Thread thread) {
        this.thread = thread;
    }

    static StartingLease keep(long leaseMs, Supplier<Heartbeat> books) {
        return new StartingLease(Daemon.start("intent-starting-lease", () -> renew(leaseMs / 4, books)));
    }

    private static void renew(long everyMs, Supplier<Heartbeat> books) {
        long startNanos = System.nanoTime();
        try {
            do {
                TimeUnit.MILLISECONDS.sleep(everyMs);
            } while (System.nanoTime() - startNanos < MAX_NANOS && books.get() == Heartbeat.RENEWED);
        } catch (InterruptedException started) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
