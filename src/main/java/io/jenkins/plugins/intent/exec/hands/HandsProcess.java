package io.jenkins.plugins.intent.exec.hands;

import io.jenkins.plugins.intent.exec.process.ExitStatus;
import io.jenkins.plugins.intent.exec.process.StartedProcess;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A process that a hand has started. */
final class HandsProcess implements StartedProcess {
    private static final long LAST_WAIT_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Hands hands;
    private final Hand hand;
    private final Output output;
    private final String mark;
    private ExitStatus status;

    HandsProcess(Hands hands, Beginning begun) {
        this.hands = hands;
        this.hand = begun.hand();
        this.output = begun.output();
        this.mark = begun.mark();
    }

    @Override
    public long pid() {
        return output.pid();
    }

    @Override
    public void attend(long nanos) throws InterruptedException {
        output.await(nanos);
    }

    @Override
    public void wake() {
        output.wake();
    }

    @Override
    public Optional<ExitStatus> status() {
        String answer = status == null ? hand.answered() : null;
        if (answer != null) {
            status = Answers.status(answer);
            hands.ended(output, mark);
        }
        return Optional.ofNullable(status);
    }

    @Override
    public boolean hasEndedOutput() {
        return output.hasEnded();
    }

    /** Whoever descends from it is found when it is ended; who left the tree, by the mark. */
    @Override
    public void look() {}

    @Override
    public boolean end(Duration grace) throws InterruptedException {
        boolean gone = hands.end(mark, grace, output::await);
        long startNanos = System.nanoTime();
        long leftNanos = LAST_WAIT_NANOS;
        while (status().isEmpty() && leftNanos > 0 && !hand.isGone()) {
            attend(leftNanos);
            leftNanos = LAST_WAIT_NANOS - (System.nanoTime() - startNanos);
        }
        return gone;
    }

    @Override
    public void release() {
        // A hand whose process was given up is busy with it for ever.
        hands.release(status().isPresent() ? hand : null, output);
    }
}
