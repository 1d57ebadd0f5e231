package io.jenkins.plugins.intent.exec.hands;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;

/** Whether a file goes on changing, as long as its writer lives. */
final class Liveness {
    private final Path file;
    private final long patienceNanos;
    private String last;
    private long heardNanos = System.nanoTime();

    Liveness(Path file, long patienceNanos) {
        this.file = file;
        this.patienceNanos = patienceNanos;
    }

    boolean isGiven() throws IOException {
        String now = SharedFiles.line(file);
        if ("gone".equals(now)) {
            return false;
        }
        if (!Objects.equals(now, last)) {
            last = now;
            heardNanos = System.nanoTime();
        }
        return System.nanoTime() - heardNanos < patienceNanos;
    }
}
