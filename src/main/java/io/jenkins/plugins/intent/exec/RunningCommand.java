package io.jenkins.plugins.intent.exec;

import io.jenkins.plugins.intent.exec.process.ExitStatus;
import io.jenkins.plugins.intent.exec.process.StartedProcess;
import java.nio.charset.CharacterCodingException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A started process, until it is known how it ended. */
final class RunningCommand {
    /** How long the next command waits for output of a child that this one left behind. */
    private static final long LATE_OUTPUT_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    private static final long FIRST_LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long LONGEST_LOOK_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final long SAME_MOMENT_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

    private enum End {
        BY_ITSELF,
        OVER_ITS_LIMIT,
        OVER_THE_LIMIT_OF_THE_STAGE,
        SERVICE_LOST,
        STOPPED,
        OUTPUT_LOST
    }

    private final AttemptContext attempt;
    private final int index;
    private final Started started;
    private final StartedProcess process;
    private final Evidence evidence;
    private final Deadline own;
    private final long startedMs;
    private long endedMs;
    private CommandOutcome outcome;

    RunningCommand(AttemptContext attempt, int index, Started started, Evidence evidence) {
        this.attempt = attempt;
        this.index = index;
        this.started = started;
        this.process = started.process();
        this.evidence = evidence;
        this.own = new Deadline(
                attempt.time(), TimeUnit.SECONDS.toNanos(attempt.command(index).timeoutSec()));
        this.startedMs = attempt.time().epochMillis();
        attempt.wakeup().attend(process);
    }

    long pid() {
        return process.pid();
    }

    long startedMs() {
        return startedMs;
    }

    /**
     * Waits for its end, or brings it about.
     *
     * @param whole the limit of the block
     * @param lost why a service that it may need is gone
     */
    CommandOutcome await(Deadline whole, Duration grace, Supplier<Optional<String>> lost) throws InterruptedException {
        End end = awaitEnd(whole, lost);
        if (end == End.BY_ITSELF && process.status().orElseThrow().wasAskedToEnd() && isStoppedSoon()) {
            end = End.STOPPED;
        }
        boolean gone = end == End.BY_ITSELF || process.end(grace);
        awaitOutput();
        attempt.wakeup().attend(null);
        process.release();
        started.redirects().close();
        endedMs = attempt.time().epochMillis();
        ExitStatus exit = process.status().orElse(null);
        CommandOutcome came = outcome(end, exit);
        outcome = gone ? came : came.plus("some of its processes could not be ended even by force");
        return outcome;
    }

    private End awaitEnd(Deadline whole, Supplier<Optional<String>> lost) throws InterruptedException {
        long lookNanos = FIRST_LOOK_NANOS;
        Deadline look = new Deadline(attempt.time(), lookNanos);
        while (process.status().isEmpty()) {
            if (attempt.stop().reason().isPresent()) {
                return End.STOPPED;
            }
            if (outputFailure().isPresent()) {
                return End.OUTPUT_LOST;
            }
            if (lost.get().isPresent()) {
                return End.SERVICE_LOST;
            }
            if (whole.hasPassed()) {
                return End.OVER_THE_LIMIT_OF_THE_STAGE;
            }
            if (own.hasPassed()) {
                return End.OVER_ITS_LIMIT;
            }
            if (look.hasPassed()) {
                process.look();
                lookNanos = Math.min(2 * lookNanos, LONGEST_LOOK_NANOS);
                look = new Deadline(attempt.time(), lookNanos);
            }
            process.attend(Math.min(look.remainingNanos(), Math.min(own.remainingNanos(), whole.remainingNanos())));
        }
        return End.BY_ITSELF;
    }

    /** A machine that goes down, or Ctrl-C, asks the command and the one who runs it in the same moment. */
    private boolean isStoppedSoon() throws InterruptedException {
        Deadline soon = new Deadline(attempt.time(), SAME_MOMENT_NANOS);
        boolean woken = true;
        while (woken && attempt.stop().reason().isEmpty()) {
            woken = attempt.wakeup().await(soon.remainingNanos());
        }
        return attempt.stop().reason().isPresent();
    }

    private void awaitOutput() throws InterruptedException {
        Deadline late = new Deadline(attempt.time(), LATE_OUTPUT_NANOS);
        while (!process.hasEndedOutput() && !late.hasPassed()) {
            process.attend(late.remainingNanos());
        }
    }

    private Optional<String> outputFailure() {
        return evidence.streamFailure().or(started.redirects()::failure);
    }

    private CommandOutcome outcome(End end, ExitStatus exit) {
        return switch (end) {
            case BY_ITSELF -> started.ended(exit, outputFailure());
            case OUTPUT_LOST -> CommandOutcome.outputLost(exit, outputFailure().orElseThrow());
            case SERVICE_LOST -> CommandOutcome.serviceLost(exit);
            case OVER_ITS_LIMIT ->
                CommandOutcome.overItsLimit(exit, attempt.command(index).timeoutSec());
            case OVER_THE_LIMIT_OF_THE_STAGE ->
                CommandOutcome.overTheLimitOfTheStage(exit, attempt.job().timeoutMs());
            case STOPPED -> CommandOutcome.stopped(exit, attempt.stop().reason().orElseThrow());
        };
    }

    /** How it ended, once {@link #await} returned. */
    CommandOutcome outcome() {
        return outcome;
    }

    /** The name of the variable that gets what it printed. */
    String variable() {
        return started.command().streams().capture().orElseThrow();
    }

    /** What that variable gets: nothing unless it ended by itself and printed what can be a value. */
    Optional<String> captured() {
        try {
            return outcome.endsBlock() || outcome.status() == CommandStatus.TIMED_OUT
                    ? Optional.empty()
                    : started.captured();
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** Whether all streams have ended, so that the record will not change any more. */
    boolean isComplete() throws InterruptedException {
        return evidence.isComplete();
    }

    /** Waits that long for streams that are still open, then closes them. */
    void finish(long nanos) throws InterruptedException {
        evidence.finish(nanos);
    }

    /** What became of it, once {@link #await} returned. */
    CommandRecord record(CommandRecords records) {
        CommandOutcome known =
                outcome.error() == null ? outputFailure().map(outcome::plus).orElse(outcome) : outcome;
        return records.ran(index, started, known, startedMs, endedMs, evidence);
    }
}
