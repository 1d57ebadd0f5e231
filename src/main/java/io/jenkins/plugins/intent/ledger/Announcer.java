package io.jenkins.plugins.intent.ledger;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Tells listeners what happened, in order and one at a time. Events are noted inside the coordinator's
 * mutex and told outside of it, by whichever caller gets there first.
 */
final class Announcer {
    private record Happened(LedgerEvent event, long atMs) {}

    private final List<LedgerListener> listeners = new CopyOnWriteArrayList<>();
    private final Queue<Happened> untold = new ConcurrentLinkedQueue<>();
    private final ReentrantLock telling = new ReentrantLock();

    void add(LedgerListener listener) {
        listeners.add(listener);
    }

    void note(LedgerEvent event, long atMs) {
        if (!listeners.isEmpty()) {
            untold.add(new Happened(event, atMs));
        }
    }

    void tell() {
        while (!untold.isEmpty() && !telling.isHeldByCurrentThread() && telling.tryLock()) {
            drain();
        }
    }

    /** Returns when listeners have heard of all that was noted before. A listener itself must not call it. */
    void awaitTold() {
        telling.lock();
        drain();
        // What was noted meanwhile found the lock taken.
        tell();
    }

    /** Tells with the lock held, and lets go of it. */
    private void drain() {
        try {
            for (Happened next = untold.poll(); next != null; next = untold.poll()) {
                tellAll(next);
            }
        } finally {
            telling.unlock();
        }
    }

    private void tellAll(Happened happened) {
        for (LedgerListener listener : listeners) {
            try {
                listener.happened(happened.event(), happened.atMs());
            } catch (RuntimeException e) {
                System.getLogger(Announcer.class.getName())
                        .log(
                                System.Logger.Level.WARNING,
                                "a listener of the books failed on a "
                                        + happened.event().getClass().getSimpleName(),
                                e);
            }
        }
    }
}
