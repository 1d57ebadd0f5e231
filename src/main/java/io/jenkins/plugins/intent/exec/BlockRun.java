package io.jenkins.plugins.intent.exec;

import io.jenkins.plugins.intent.model.Command;
import io.jenkins.plugins.intent.model.Condition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * One pass through the commands of a block.
 *
 * <p>A thread of the runner drives it where whoever asked for it may be interrupted: files do not bear that.
 */
final class BlockRun {
    private static final long LAST_OUTPUT_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final AttemptContext attempt;
    private final CommandStarter starter;
    private final Duration grace;
    private final BlockListener listener;
    private final Runnable meanwhile;
    private final CommandRecords records;
    private final Deadline deadline;
    private final BlockProgress progress;
    private final Services services;
    /** Commands that ended while a child of theirs held an output stream open. */
    private final List<RunningCommand> open = new ArrayList<>();

    private final CompletableFuture<Void> driven = new CompletableFuture<>();
    private boolean interrupted;

    /** @param meanwhile what can be done while a command runs, and waits for nothing; called for each */
    BlockRun(AttemptContext attempt, CommandStarter starter, Duration grace, Runnable meanwhile) {
        this.attempt = attempt;
        this.starter = starter;
        this.grace =
                attempt.job().block().killGraceSec().map(Duration::ofSeconds).orElse(grace);
        this.listener = attempt.listener();
        this.meanwhile = meanwhile;
        this.records = new CommandRecords(attempt.redactor());
        this.deadline = new Deadline(
                attempt.time(), TimeUnit.MILLISECONDS.toNanos(attempt.job().timeoutMs()));
        this.progress = new BlockProgress(attempt.job(), attempt.redactor());
        this.services = new Services(attempt, starter);
    }

    /** Runs the block; returns when nothing of it runs any more. */
    Manifest run(Executor threads) {
        long startedMs = attempt.time().epochMillis();
        attempt.stop().onStop(attempt::wake);
        try {
            threads.execute(() -> guarded(this::drive));
            uninterrupted(this::awaitDriven);
        } finally {
            uninterrupted(this::endLeftovers);
        }
        uninterrupted(this::finishOutput);
        uninterrupted(() -> progress.services(services.records(records)));
        progress.export(starter.texts().captured(attempt.job().block().exports()));
        return progress.manifest(startedMs, attempt.time().epochMillis());
    }

    /** Whether an interrupt was taken as a cancel; the thread's flag is clear meanwhile. */
    boolean wasInterrupted() {
        return interrupted;
    }

    private void drive() throws InterruptedException {
        try {
            if (!starter.texts().isMet()) {
                progress.unmet();
            }
        } catch (StartRefusedException e) {
            progress.unanswered(e);
        }
        services.start(deadline, progress);
        while (progress.count() < attempt.commandCount()) {
            lookAround();
            int index = progress.count();
            if (progress.rest() != null) {
                conclude(records.notRun(index, attempt.command(index), progress.rest(), progress.whyNot()));
            } else {
                run(index);
            }
        }
        lookAround();
        driven.complete(null);
    }

    private void lookAround() {
        if (progress.rest() == null) {
            endEarly();
        }
        services.lost().ifPresent(progress::serviceLost);
    }

    /** Where somebody stops the block, or its time is over. */
    private void endEarly() {
        Optional<StopReason> stop = attempt.stop().reason();
        if (stop.isPresent()) {
            progress.stopped(stop.get());
        } else if (deadline.hasPassed()) {
            progress.timeOver();
        }
    }

    private void conclude(CommandRecord record) {
        progress.add(record);
        listener.commandEnded(record);
    }

    private void run(int index) throws InterruptedException {
        Command command = attempt.command(index);
        List<TryRecord> earlier = new ArrayList<>();
        try {
            if (!starter.texts().isMet(command)) {
                String why = Condition.unmet(command.when().orElseThrow().text());
                conclude(records.notRun(index, command, CommandStatus.SKIPPED, why));
                return;
            }
            RunningCommand running = running(index, command, earlier);
            while (isWorthAnotherTry(command, running, earlier) && pause(command)) {
                running.finish(0);
                earlier.add(TryRecord.of(running.record(records)));
                running = running(index, command, earlier);
            }
            starter.capture(running);
            progress.settled(command, running.outcome());
            if (isWorthAnotherTry(command, running, earlier)) {
                endEarly();
            }
            if (!running.isComplete()) {
                open.add(running);
            }
            CommandRecord record = running.record(records);
            conclude(earlier.isEmpty() ? record : record.after(earlier));
        } catch (StartRefusedException e) {
            progress.refused(command, e);
            conclude(records.notRun(index, command, CommandStatus.NOT_STARTED, e.getMessage())
                    .after(earlier));
        }
    }

    /** Starts a command and waits for its end. */
    private RunningCommand running(int index, Command command, List<TryRecord> earlier)
            throws StartRefusedException, InterruptedException {
        RunningCommand running = starter.start(index, earlier.size());
        if (earlier.isEmpty()) {
            listener.commandStarted(index, command, running.pid(), running.startedMs());
        } else {
            listener.commandTriedAgain(index, command, earlier.size() + 1, running.pid(), running.startedMs());
        }
        meanwhile.run();
        running.await(deadline, graceOf(command), services::lost);
        return running;
    }

    private Duration graceOf(Command command) {
        return command.killGraceSec().map(Duration::ofSeconds).orElse(grace);
    }

    private static boolean isWorthAnotherTry(Command command, RunningCommand running, List<TryRecord> earlier) {
        return command.retry().isPresent()
                && running.outcome().isWorthAnotherTry(command.retry().get(), earlier.size() + 1);
    }

    /** The pause before another try; whether there is time for that afterwards. */
    private boolean pause(Command command) throws InterruptedException {
        long delaySec = command.retry().orElseThrow().delaySec();
        Deadline pause = new Deadline(attempt.time(), TimeUnit.SECONDS.toNanos(delaySec));
        while (delaySec > 0 && !pause.hasPassed()) {
            if (attempt.stop().reason().isPresent() || deadline.hasPassed()) {
                return false;
            }
            attempt.wakeup().await(Math.min(pause.remainingNanos(), deadline.remainingNanos()));
        }
        return attempt.stop().reason().isEmpty() && !deadline.hasPassed();
    }

    private void guarded(Step driving) {
        try {
            driving.run();
        } catch (InterruptedException e) {
            fail(new IllegalStateException("nobody interrupts a thread of the runner", e));
        } catch (RuntimeException | Error e) {
            fail(e);
        }
    }

    private void fail(Throwable cause) {
        driven.completeExceptionally(cause);
    }

    private void awaitDriven() throws InterruptedException {
        try {
            driven.get();
        } catch (ExecutionException e) {
            throw new CompletionException(e.getCause());
        }
    }

    private void endLeftovers() throws InterruptedException {
        if (!attempt.host().endAll(services.grace(grace))) {
            progress.remark("some processes of this block could not be ended even by force");
        }
    }

    private void finishOutput() throws InterruptedException {
        for (RunningCommand command : open) {
            command.finish(LAST_OUTPUT_NANOS);
            progress.replace(command.record(records));
        }
    }

    private interface Step {
        void run() throws InterruptedException;
    }

    /** An interrupt of the caller's thread cancels the block, in good order: the step is taken again. */
    private void uninterrupted(Step step) {
        while (true) {
            try {
                step.run();
                return;
            } catch (InterruptedException e) {
                interrupted = true;
                attempt.stop().stop(StopReason.CANCELLED);
            }
        }
    }
}
