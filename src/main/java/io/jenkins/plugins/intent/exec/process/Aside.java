package io.jenkins.plugins.intent.exec.process;

import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Work for processes that none of them needs to wait for: whoever waits for one does it meanwhile. Pipes are made for
 * the next one, and what the last one has left is closed.
 */
final class Aside {
    /** As many as one process takes. */
    private static final int PIPES = 2;

    private static final Queue<Descriptor[]> READY = new ConcurrentLinkedQueue<>();
    private static final Queue<Integer> DONE = new ConcurrentLinkedQueue<>();

    private Aside() {}

    /** As {@link Descriptor#pipe}. */
    static Descriptor[] pipe() throws IOException {
        Descriptor[] ready = READY.poll();
        return ready == null ? Descriptor.pipe() : ready;
    }

    /** Closes a file that nobody waits for the end of, with the next process at the latest. */
    static void close(int fd) {
        DONE.add(fd);
    }

    /** A process runs, and there is time. */
    static void work() {
        for (Integer fd = DONE.poll(); fd != null; fd = DONE.poll()) {
            LibC.close(fd);
        }
        try {
            while (READY.size() < PIPES) {
                READY.add(Descriptor.pipe());
            }
        } catch (IOException noMore) {
            // Whoever needs one says so.
            return;
        }
    }
}
