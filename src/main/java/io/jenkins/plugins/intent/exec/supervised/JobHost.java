package io.jenkins.plugins.intent.exec.supervised;

import io.jenkins.plugins.intent.exec.CommandGuard;
import io.jenkins.plugins.intent.exec.ExecBlockRunner;
import io.jenkins.plugins.intent.exec.JobSpec;
import io.jenkins.plugins.intent.exec.hands.Hands;
import io.jenkins.plugins.intent.exec.hands.HandsDirectory;
import io.jenkins.plugins.intent.secrets.Redactor;
import io.jenkins.plugins.intent.time.TimeSource;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/** The runner of a job's block, wherever its commands run, for as long as the job takes. */
final class JobHost implements AutoCloseable {
    /** There are no hands any more, or they cannot be heard: the job can be done elsewhere. */
    static final class UnreachableException extends IOException {
        private static final long serialVersionUID = 1;

        UnreachableException(IOException cause) {
            super("the helper that starts commands where they run does not answer: " + cause.getMessage(), cause);
        }
    }

    private final Handover handover;
    private final TimeSource time;
    private final Optional<Hands> hands;
    private final JobLog log;

    private JobHost(Handover handover, TimeSource time, Optional<Hands> hands, JobLog log) {
        this.log = log;
        this.handover = handover;
        this.time = time;
        this.hands = hands;
    }

    /**
     * Reaches the place where commands run.
     *
     * @param log told of what goes wrong in letting go of it
     * @param onGone told, in words for a person, when it can be reached no more
     * @throws UnreachableException when it cannot be reached at all
     */
    static JobHost of(
            JobDirectory directory,
            JobSpec job,
            Handover handover,
            TimeSource time,
            JobLog log,
            Consumer<String> onGone)
            throws UnreachableException, InterruptedException {
        if (handover.place() == CommandPlace.HERE) {
            return new JobHost(handover, time, Optional.empty(), log);
        }
        try {
            HandsDirectory shared = new HandsDirectory(directory.root());
            return new JobHost(
                    handover,
                    time,
                    Optional.of(Hands.connect(shared, job.mark(), job.leaseMs(), handover.secrets(), onGone)),
                    log);
        } catch (IOException e) {
            throw new UnreachableException(e);
        }
    }

    ExecBlockRunner runner(CommandGuard guard, Redactor redactor) {
        return hands.isPresent()
                ? new ExecBlockRunner(time, guard, redactor, handover.environment(), mark -> hands.get())
                : ExecBlockRunner.onThreadsNeverInterrupted(time, guard, redactor, handover.environment());
    }

    /** Whether the place cannot be reached any more, so that what failed there may have failed by that. */
    boolean isGone() throws InterruptedException {
        return hands.isPresent() && hands.get().isGone();
    }

    /** Hands that are gone need no letting go. */
    @Override
    public void close() throws InterruptedException {
        if (hands.isPresent()) {
            try {
                hands.get().close();
            } catch (IOException e) {
                log.say("the helper did not say good-bye: " + e.getMessage());
            }
        }
    }
}
