package io.jenkins.plugins.intent.jenkins.runs;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Has something done every second until it is ended. The end may come first: then nothing is ever done. */
final class Ticks {
    private static final long TICK_MS = 1_000;

    private ScheduledFuture<?> timer;
    private boolean ended;

    synchronized void begin(ScheduledExecutorService clock, Runnable work) {
        if (!ended) {
            timer = clock.scheduleWithFixedDelay(work, TICK_MS, TICK_MS, TimeUnit.MILLISECONDS);
        }
    }

    synchronized void end() {
        ended = true;
        if (timer != null) {
            timer.cancel(false);
        }
    }
}
