package io.jenkins.plugins.intent.exec.hands;

import io.jenkins.plugins.intent.exec.process.CannotStartException;
import io.jenkins.plugins.intent.exec.process.Launch;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/**
 * One process from the order until it is known whether it runs. A FIFO that the hand holds open until
 * the process has become its program tells at once; where there are only files, a refusal that is late
 * is waited for a little.
 */
final class Beginning {
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final long LATE_REFUSAL_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Launch launch;
    private final Hand hand;
    private final Output output;
    private final String order;
    private boolean isOver;

    /**
     * Gives the order.
     *
     * @throws IOException when the hand does not take it
     */
    Beginning(Launch launch, Hand hand, Output output, String text) throws IOException {
        this.launch = launch;
        this.hand = hand;
        this.output = output;
        hand.tell(output::wake);
        order = hand.order(text);
    }

    Hand hand() {
        return hand;
    }

    Output output() {
        return output;
    }

    String mark() {
        return launch.mark();
    }

    /**
     * Returns when the program runs, or has.
     *
     * @throws CannotStartException when it cannot; the hand is free again then
     * @throws IOException when the hand does not answer
     */
    void await() throws CannotStartException, IOException, InterruptedException {
        awaitBegun();
        if (output.pid() < 0 || output.isRefused(order)) {
            String answer = hand.answer(LONGEST_NANOS);
            isOver = true;
            output.letGo();
            throw CannotStartException.of(launch.program(), Answers.reason(answer));
        }
    }

    private void awaitBegun() throws IOException, InterruptedException {
        long startNanos = System.nanoTime();
        long seenNanos = 0;
        while (!output.isBegunOrNever() && !output.isRefused(order)) {
            long nowNanos = System.nanoTime();
            if (hand.hasAnswered()) {
                // It has ended: what there is to read of its beginning is there, however late it is read.
                output.endBeginning();
            } else if (output.pid() > 0 && !output.tellsOfBeginning()) {
                seenNanos = seenNanos == 0 ? nowNanos : seenNanos;
                if (nowNanos - seenNanos > LATE_REFUSAL_NANOS) {
                    return;
                }
            }
            if (hand.isGone() || nowNanos - startNanos > LONGEST_NANOS) {
                throw new IOException("it is gone, or does not answer");
            }
            output.await(LATE_REFUSAL_NANOS);
        }
    }

    /** Whether its hand is free: its like could not be started, and what it started is being ended. */
    boolean isOver() throws InterruptedException {
        if (!isOver && hand.answered() != null) {
            isOver = true;
            output.letGo();
        }
        return isOver || hand.isGone();
    }
}
