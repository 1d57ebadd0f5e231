package io.jenkins.plugins.intent.exec.hands;

import io.jenkins.plugins.intent.exec.process.Daemon;
import io.jenkins.plugins.intent.files.AtomicFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Orders and answers as files that are looked for, where FIFOs do not reach. */
final class PolledWire implements Wire {
    private static final long POLL_MS = 20;

    private final HandsDirectory directory;
    private final int hand;
    private final Ear ear;
    private final Liveness liveness;
    private final AtomicInteger number = new AtomicInteger();
    private volatile boolean closed;

    PolledWire(HandsDirectory directory, int hand, Ear ear, long patienceNanos) {
        this.directory = directory;
        this.hand = hand;
        this.ear = ear;
        this.liveness = new Liveness(directory.file("alive"), patienceNanos);
        Daemon.start("hand-" + hand, this::listen);
    }

    private void listen() {
        int answered = 0;
        try {
            while (!closed) {
                String said = SharedFiles.line(directory.file(hand + "." + answered + ".said"));
                if (said != null) {
                    answered++;
                    ear.said(said);
                } else if (!liveness.isGiven()) {
                    break;
                } else {
                    TimeUnit.MILLISECONDS.sleep(POLL_MS);
                }
            }
        } catch (IOException | InterruptedException e) {
            // Not to be read any more: as good as gone.
        }
        if (!closed) {
            ear.gone();
        }
    }

    @Override
    public String send(String order) throws IOException {
        String name = hand + "." + number.incrementAndGet();
        AtomicFiles.write(directory.file(name), (order + "\n").getBytes(StandardCharsets.UTF_8));
        return name;
    }

    /** Without a supervisor that beats, the hands end by themselves. */
    @Override
    public void close() {
        closed = true;
    }
}
