package io.jenkins.plugins.intent.exec;

import io.jenkins.plugins.intent.model.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * One pass through the commands of a block.
 *
 * <p>One thread at a time drives it. The thread that starts a process is bound to its output for as
 * long as that is open (see {@link OutputReader}), so when this takes longer, it hands the driving over
 * to another thread. Most commands end so soon that the same thread starts one after the other.
 */
final class BlockRun {
    private static final long LAST_OUTPUT_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final Attempt attempt;
    private final CommandStarter starter;
    private final Termination termination;
    private final BlockListener listener;
    private final CommandRecords records;
    private final Leftovers leftovers;
    private final Deadline deadline;
    private final BlockProgress progress;
    /** Commands that ended while a child of theirs held an output stream open. */
    private final List<RunningCommand> open = new ArrayList<>();

    private final CompletableFuture<Void> driven = new CompletableFuture<>();
    private boolean interrupted;

    BlockRun(Attempt attempt, CommandStarter starter, Termination termination, BlockListener listener) {
        this.attempt = attempt;
        this.starter = starter;
        this.termination = termination;
        this.listener = listener;
        this.records = new CommandRecords(attempt.redactor());
        this.leftovers = new Leftovers(attempt.cookie(), attempt.time());
        this.deadline = new Deadline(
                attempt.time(), TimeUnit.MILLISECONDS.toNanos(attempt.job().timeoutMs()));
        this.progress = new BlockProgress(attempt.job(), attempt.redactor());
    }

    /** Runs the block; returns when nothing of it runs any more. */
    Manifest run() {
        long startedMs = attempt.time().epochMillis();
        attempt.stop().onStop(attempt::wake);
        try {
            attempt.threads().execute(() -> guarded(this::drive));
            uninterrupted(this::awaitDriven);
        } finally {
            uninterrupted(this::endLeftovers);
        }
        starter.discardPrepared();
        uninterrupted(this::finishOutput);
        return progress.manifest(startedMs, attempt.time().epochMillis());
    }

    /** Whether an interrupt was taken as a cancel; the thread's flag is clear meanwhile. */
    boolean wasInterrupted() {
        return interrupted;
    }

    private void drive() throws InterruptedException {
        while (progress.count() < attempt.commandCount()) {
            lookAround();
            int index = progress.count();
            if (progress.rest() != null) {
                conclude(records.notRun(index, attempt.command(index), progress.rest(), null));
            } else if (!run(index)) {
                return;
            }
        }
        driven.complete(null);
    }

    private void lookAround() {
        Optional<StopReason> stop = attempt.stop().reason();
        if (progress.rest() == null && stop.isPresent()) {
            progress.stopped(stop.get());
        } else if (progress.rest() == null && deadline.hasPassed()) {
            progress.timeOver();
        }
    }

    private void conclude(CommandRecord record) {
        progress.add(record);
        listener.commandEnded(record);
    }

    /** Runs a command; false when another thread drives on. */
    private boolean run(int index) throws InterruptedException {
        Command command = attempt.command(index);
        RunningCommand running;
        try {
            running = starter.start(index);
        } catch (StartRefusedException e) {
            starter.discardPrepared();
            progress.refused(command, e);
            conclude(records.notRun(index, command, CommandStatus.NOT_STARTED, e.getMessage()));
            return true;
        }
        boolean stays = running.read(
                () -> began(running, command),
                () -> guarded(() -> {
                    leftovers.suspect();
                    settle(running, command);
                    leftovers.add(running.family());
                    drive();
                }));
        if (stays) {
            settle(running, command);
        }
        return stays;
    }

    private void began(RunningCommand running, Command command) {
        running.closeInput();
        leftovers.started(running.pid());
        listener.commandStarted(running.index(), command, running.pid(), running.startedMs());
        starter.prepare(running.index() + 1);
    }

    private void settle(RunningCommand running, Command command) throws InterruptedException {
        progress.settled(command, running.await(deadline, termination));
        if (!running.isComplete()) {
            open.add(running);
        }
        conclude(running.record(records));
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
        leftovers.suspect();
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
        if (leftovers.arePossible() && !leftovers.end(termination)) {
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
