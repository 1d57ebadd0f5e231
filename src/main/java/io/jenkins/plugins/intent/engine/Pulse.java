package io.jenkins.plugins.intent.engine;

/**
 * Wakes whoever waits for the books to change. A waiter takes the beat first, looks at the books, and
 * then waits for a later beat, so no change between looking and waiting is missed.
 */
final class Pulse {
    private long beat;
    private boolean stopped;

    synchronized long now() {
        return beat;
    }

    synchronized void beat() {
        beat++;
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

    /** Returns once a beat later than {@code seen} was given, or after a stop. */
    synchronized void awaitAfter(long seen) throws InterruptedException {
        while (beat == seen && !stopped) {
            wait();
        }
    }
}
