package io.jenkins.plugins.intent.exec;

import io.jenkins.plugins.intent.exec.process.StartedProcess;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Calls the thread that drives an attempt to look around, whether it attends to a process or just waits. */
final class Wakeup {
    private final Semaphore calls = new Semaphore(0);
    private StartedProcess attended;

    /** From now on calls reach whoever attends to this process; null when nobody attends to any. */
    synchronized void attend(StartedProcess process) {
        attended = process;
    }

    /** For any thread. */
    synchronized void call() {
        calls.release();
        if (attended != null) {
            attended.wake();
        }
    }

    /** Waits for a call; false when the time is over before. */
    boolean await(long nanos) throws InterruptedException {
        return calls.tryAcquire(nanos, TimeUnit.NANOSECONDS);
    }
}
