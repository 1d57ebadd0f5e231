package io.jenkins.plugins.intent.exec.supervised;

import io.jenkins.plugins.intent.exec.process.Daemon;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The jobs that a supervisor is given, by whoever started it and nobody else. A thread of its own waits
 * for them, so that the wait can end; it is made when the first job is done.
 */
final class Inbox {
    private final InputStream in;
    private final BlockingQueue<Optional<Assignment>> arrived = new ArrayBlockingQueue<>(1);
    private Thread reader;

    Inbox(InputStream in) {
        this.in = in;
    }

    /** @throws IOException when there is none */
    Assignment first() throws IOException {
        return Assignment.read(in)
                .orElseThrow(() -> new IOException(
                        "nothing came through standard input: its starter died, or it was started by hand"));
    }

    /** The next one; empty when none comes in that time, or nobody is left to send one. */
    Optional<Assignment> next(long waitMs) throws InterruptedException {
        if (reader == null) {
            reader = Daemon.start("inbox", this::read);
        }
        Optional<Assignment> next = arrived.poll(waitMs, TimeUnit.MILLISECONDS);
        return next == null ? Optional.empty() : next;
    }

    private void read() {
        try {
            Optional<Assignment> next;
            do {
                next = whole();
                arrived.put(next);
            } while (next.isPresent());
        } catch (InterruptedException neverAsked) {
            Thread.currentThread().interrupt();
        }
    }

    /** What was cut off is no job: its starter died. */
    private Optional<Assignment> whole() {
        try {
            return Assignment.read(in);
        } catch (IOException | RuntimeException nobodyIsLeft) {
            return Optional.empty();
        }
    }
}
