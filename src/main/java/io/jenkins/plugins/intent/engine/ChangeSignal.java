package io.jenkins.plugins.intent.engine;

/**
 * Wakes whoever waits for the books to change. A waiter takes the count first, looks at the books, and
 * then waits for a later one, so no change between looking and waiting is missed.
 */
final class ChangeSignal {
    private long changes;
    private boolean stopped;

    synchronized long count() {
        return changes;
    }

    synchronized void changed() {
        changes++;
        notifyAll();
    }

    /** From now on nobody waits. */
    synchronized void stop() {
        stopped = true;
        notifyAll();
    }

    synchronized boolean stopped() {
        return stopped;
    }

    /** Returns once there are more changes than {@code seen}, or after a stop. */
    synchronized void awaitAfter(long seen) throws InterruptedException {
        while (changes == seen && !stopped) {
            wait();
        }
    }
}
