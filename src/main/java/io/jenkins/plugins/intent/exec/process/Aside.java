package io.jenkins.plugins.intent.exec.process;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Work for processes that none of them needs to wait for: whoever waits for one does it meanwhile. Pipes are made for
 * the next one, and what the last one has left is closed.
 */
final class Aside {
    /** As many as one process takes. */
    private static final int PIPES = 2;

    /** Each guarded by itself. */
    private static final Queue<Descriptor[]> READY = new ArrayDeque<>();

    private static final Queue<Integer> DONE = new ArrayDeque<>();

    private Aside() {}

    /** As {@link Descriptor#pipe}. */
    static Descriptor[] pipe() throws IOException {
        Descriptor[] ready;
        synchronized (READY) {
            ready = READY.poll();
        }
        return ready == null ? Descriptor.pipe() : ready;
    }

    /** Closes a file that nobody waits for the end of, with the next process at the latest. */
    static void close(int fd) {
        synchronized (DONE) {
            DONE.add(fd);
        }
    }

    /** A process runs, and there is time. */
    static void work() {
        for (Integer fd = done(); fd != null; fd = done()) {
            LibC.close(fd);
        }
        try {
            while (areFew()) {
                Descriptor[] pipe = Descriptor.pipe();
                synchronized (READY) {
                    READY.add(pipe);
                }
            }
        } catch (IOException noMore) {
            // Whoever needs one says so.
            return;
        }
    }

    private static Integer done() {
        synchronized (DONE) {
            return DONE.poll();
        }
    }

    private static boolean areFew() {
        synchronized (READY) {
            return READY.size() < PIPES;
        }
    }
}
