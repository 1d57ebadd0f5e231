package io.jenkins.plugins.intent.exec.hands;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** One hand: gets orders, and keeps its answers until they are asked for. */
final class Hand implements Wire.Ear {
    /** Empty once it is gone. */
    private final BlockingQueue<Optional<String>> answers = new LinkedBlockingQueue<>();

    private final Runnable onGone;
    private volatile Runnable onAnswer = () -> {};
    private volatile boolean gone;
    private Wire wire;

    /** @param onGone told when it is gone without having been closed */
    Hand(Runnable onGone) {
        this.onGone = onGone;
    }

    /** The wire has been laid; it says "ready" when the hand works. */
    void connect(Wire laid, long nanos) throws IOException, InterruptedException {
        wire = laid;
        answer(nanos);
    }

    /** Who is to be told of answers from now on. */
    void tell(Runnable listener) {
        onAnswer = listener;
    }

    @Override
    public void said(String line) {
        answers.add(Optional.of(line));
        onAnswer.run();
    }

    /** Whoever connected hears of it first: what else comes of it is not the job's own failure. */
    @Override
    public void gone() {
        onGone.run();
        gone = true;
        answers.add(Optional.empty());
        onAnswer.run();
    }

    boolean isGone() {
        return gone;
    }

    /** Returns the name of the order. */
    String order(String text) throws IOException {
        if (gone) {
            throw new IOException("gone");
        }
        return wire.send(text);
    }

    /** Gives an order and waits for the one answer to it. */
    String ask(String text, long nanos) throws IOException, InterruptedException {
        order(text);
        return answer(nanos);
    }

    /** @throws IOException when there is none in that time, or when it is gone */
    String answer(long nanos) throws IOException, InterruptedException {
        Optional<String> line = answers.poll(nanos, TimeUnit.NANOSECONDS);
        if (line == null) {
            throw new IOException("no answer within " + TimeUnit.NANOSECONDS.toSeconds(nanos) + " s");
        }
        return line.orElseThrow(() -> new IOException("gone"));
    }

    boolean hasAnswered() {
        return !answers.isEmpty();
    }

    /** The next answer that is there already; null when there is none. */
    String answered() {
        Optional<String> line = answers.poll();
        return line == null ? null : line.orElse(null);
    }

    void close() {
        if (wire != null) {
            wire.close();
        }
    }
}
