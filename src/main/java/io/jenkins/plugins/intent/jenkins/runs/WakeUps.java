package io.jenkins.plugins.intent.jenkins.runs;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Has something done when somebody wakes it, on one thread at a time; woken meanwhile, it is done once more. */
final class WakeUps {
    private final Executor threads;
    private final Runnable work;
    private final Consumer<Throwable> trouble;
    private final AtomicInteger count = new AtomicInteger();

    /** @param trouble is told what the work throws, and that there is no thread for it; a later call tries again */
    WakeUps(Executor threads, Runnable work, Consumer<Throwable> trouble) {
        this.threads = threads;
        this.work = work;
        this.trouble = trouble;
    }

    /** Returns at once. */
    void wake() {
        if (count.getAndIncrement() != 0) {
            return;
        }
        try {
            threads.execute(this::work);
        } catch (RuntimeException | Error noThread) {
            count.set(0); // else it looks as if somebody were at work
            trouble.accept(noThread);
        }
    }

    private void work() {
        int seen;
        do {
            seen = count.get();
            try {
                work.run();
            } catch (RuntimeException | Error e) {
                trouble.accept(e);
            }
        } while (!count.compareAndSet(seen, 0));
    }
}
