package io.jenkins.plugins.intent.exec.hands;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The streams of a job's processes. FIFOs that have ended are used again. */
final class StreamPool {
    private static final int MADE_AT_ONCE = 4;

    private final HandsDirectory directory;
    private final HandsMode mode;
    private final Deque<Streams> free = new ArrayDeque<>();
    private int count;

    StreamPool(HandsDirectory directory, HandsMode mode) {
        this.directory = directory;
        this.mode = mode;
    }

    Streams take() throws IOException, InterruptedException {
        if (mode == HandsMode.POLL) {
            return next();
        }
        if (free.isEmpty()) {
            make();
        }
        return free.pop();
    }

    private Streams next() {
        count++;
        return Streams.named("s" + count);
    }

    private void make() throws IOException, InterruptedException {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < MADE_AT_ONCE; i++) {
            Streams made = next();
            free.add(made);
            names.addAll(List.of(made.out(), made.err(), made.began()));
        }
        if (!Fifos.make(directory.root(), names)) {
            free.clear();
            throw new IOException("no more FIFOs can be made in " + directory.root());
        }
    }

    /** All of them have ended, for both sides. */
    void giveBack(Streams ended) throws IOException {
        Streams own = Streams.named(ended.name());
        if (mode == HandsMode.FIFO) {
            free.push(own);
        } else {
            // They may hold secrets.
            Files.deleteIfExists(directory.file(own.out()));
            Files.deleteIfExists(directory.file(own.err()));
        }
    }
}
