package io.jenkins.plugins.intent.exec.hands;

import io.jenkins.plugins.intent.exec.process.Daemon;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A pair of FIFOs. Each side sees at once when the other is gone. */
final class FifoWire implements Wire {
    private static final int LONGEST_ANSWER = 1 << 16;

    private final Path orders;
    private final Path answers;
    private final int hand;
    private final Ear ear;
    private final CompletableFuture<OutputStream> out = new CompletableFuture<>();
    private volatile boolean closed;
    private int number;

    /** Waits for the hand to open its end. */
    FifoWire(HandsDirectory directory, int hand, Ear ear, long nanos) throws IOException, InterruptedException {
        this.orders = directory.file(HandsDirectory.orders(hand));
        this.answers = directory.file(HandsDirectory.answers(hand));
        this.hand = hand;
        this.ear = ear;
        Daemon.start("hand-" + hand, this::listen);
        try {
            out.get(nanos, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            close();
            throw new IOException("a hand does not take orders", e);
        } catch (ExecutionException e) {
            throw new IOException("a hand cannot be reached: " + e.getCause().getMessage(), e);
        }
    }

    /** In the order in which the hand opens them. */
    private void listen() {
        try (InputStream in = new BufferedInputStream(Fifos.openToRead(answers))) {
            OutputStream opened = Fifos.openToWrite(orders);
            if (!out.complete(opened)) {
                opened.close();
            }
            for (String line = line(in); line != null; line = line(in)) {
                ear.said(line);
            }
        } catch (IOException e) {
            out.completeExceptionally(e);
        }
        if (!closed) {
            ear.gone();
        }
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next == '\n') {
                return line.toString(StandardCharsets.UTF_8);
            }
            if (line.size() < LONGEST_ANSWER) {
                line.write(next);
            }
        }
        return null;
    }

    @Override
    public String send(String order) throws IOException {
        number++;
        StringBuilder text = new StringBuilder("order ").append(number).append('\n');
        for (String line : order.split("\n", -1)) {
            text.append(':').append(line).append('\n');
        }
        OutputStream open = out.getNow(null);
        open.write(text.append(".\n").toString().getBytes(StandardCharsets.UTF_8));
        open.flush();
        return hand + "." + number;
    }

    @Override
    public void close() {
        closed = true;
        boolean wasWaiting = out.completeExceptionally(new IOException("given up"));
        try {
            if (wasWaiting) {
                Fifos.letGo(answers);
                Fifos.letGo(orders);
            } else if (!out.isCompletedExceptionally()) {
                out.join().close();
            }
        } catch (IOException e) {
            // The other side is gone, then.
        }
    }
}
