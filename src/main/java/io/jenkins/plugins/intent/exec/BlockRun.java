package io.jenkins.plugins.intent.exec;

import io.jenkins.plugins.intent.ledger.FindingView;
import io.jenkins.plugins.intent.model.Command;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** One pass through the commands of a block: what runs, what ends it early, what becomes of the rest. */
final class BlockRun {
    private static final long LAST_OUTPUT_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final Attempt attempt;
    private final CommandStarter starter;
    private final Termination termination;
    private final BlockListener listener;
    private final CommandRecords records;
    private final Leftovers leftovers;
    private final Deadline deadline;
    private final List<CommandRecord> ended = new ArrayList<>();
    private final List<FindingView> findings;
    /** Commands that ended while a child of theirs held an output stream open. */
    private final Map<Integer, RunningCommand> open = new LinkedHashMap<>();

    private boolean failed;
    private boolean interrupted;
    private CommandStatus rest;
    private String error;

    BlockRun(Attempt attempt, CommandStarter starter, Termination termination, BlockListener listener) {
        this.attempt = attempt;
        this.starter = starter;
        this.termination = termination;
        this.listener = listener;
        this.records = new CommandRecords(attempt.redactor());
        this.leftovers = new Leftovers(attempt.cookie(), attempt.time());
        this.deadline = new Deadline(
                attempt.time(), TimeUnit.MILLISECONDS.toNanos(attempt.job().timeoutMs()));
        this.findings = new ArrayList<>(attempt.job().findings());
    }

    /** Runs the block; returns when nothing of it runs any more. */
    Manifest run() {
        long startedMs = attempt.time().epochMillis();
        attempt.stop().onStop(attempt::wake);
        try {
            for (int index = 0; index < attempt.commandCount(); index++) {
                lookAround();
                CommandRecord record = rest == null ? run(index) : notRun(index);
                ended.add(record);
                listener.commandEnded(record);
            }
        } finally {
            uninterrupted(this::endLeftovers);
        }
        uninterrupted(this::finishOutput);
        return manifest(startedMs);
    }

    private void lookAround() {
        Optional<StopReason> stop = attempt.stop().reason();
        if (rest == null && stop.isPresent()) {
            rest = CommandOutcome.statusOf(stop.get());
        } else if (rest == null && deadline.hasPassed()) {
            endByTime();
        }
    }

    private void endByTime() {
        failed = true;
        rest = CommandStatus.SKIPPED;
        error = "the stage ran longer than its limit of "
                + Durations.text(attempt.job().timeoutMs());
    }

    private CommandRecord notRun(int index) {
        return records.notRun(index, attempt.command(index), rest, null);
    }

    private CommandRecord run(int index) {
        Command command = attempt.command(index);
        RunningCommand running;
        try {
            running = starter.start(index);
        } catch (StartRefusedException e) {
            return refused(index, command, e);
        }
        leftovers.started(running.pid());
        listener.commandStarted(index, command, running.pid(), running.startedMs());
        Deadline own = new Deadline(attempt.time(), TimeUnit.SECONDS.toNanos(command.timeoutSec()));
        uninterrupted(() -> settle(index, command, running, own));
        return running.record(records);
    }

    private CommandRecord refused(int index, Command command, StartRefusedException refusal) {
        if (refusal.endsBlock()) {
            failed = true;
            rest = CommandStatus.SKIPPED;
            error = attempt.redactor().mask(refusal.getMessage());
            refusal.findings()
                    .forEach(finding -> findings.add(new FindingView(
                            finding.decision().text(),
                            finding.rule(),
                            attempt.redactor().mask(finding.message()),
                            finding.pointer())));
        } else {
            countFailure(command);
        }
        return records.notRun(index, command, CommandStatus.NOT_STARTED, refusal.getMessage());
    }

    private void settle(int index, Command command, RunningCommand running, Deadline own) throws InterruptedException {
        CommandOutcome outcome = running.await(own, deadline, termination);
        leftovers.add(running.family());
        if (!running.isComplete()) {
            open.put(index, running);
        }
        if (outcome.status() == CommandStatus.TIMED_OUT && outcome.endsBlock()) {
            endByTime();
        } else if (outcome.endsBlock()) {
            rest = outcome.status();
        } else if (outcome.status() != CommandStatus.SUCCEEDED) {
            countFailure(command);
        }
    }

    private void countFailure(Command command) {
        if (!command.allowFailure()) {
            failed = true;
            rest = attempt.job().block().haltOnError() ? CommandStatus.SKIPPED : rest;
        }
    }

    private void endLeftovers() throws InterruptedException {
        if (leftovers.isAnyStarted() && !leftovers.end(termination) && error == null) {
            error = "some processes of this block could not be ended even by force";
        }
    }

    private void finishOutput() throws InterruptedException {
        for (Map.Entry<Integer, RunningCommand> entry : open.entrySet()) {
            entry.getValue().finish(LAST_OUTPUT_NANOS);
            ended.set(entry.getKey(), entry.getValue().record(records));
        }
    }

    private interface Step {
        void run() throws InterruptedException;
    }

    /** An interrupt of this thread cancels the block, in good order: the step is taken again. */
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

    /** Whether an interrupt was taken as a cancel; the thread's flag is clear meanwhile. */
    boolean wasInterrupted() {
        return interrupted;
    }

    private Manifest manifest(long startedMs) {
        JobSpec job = attempt.job();
        boolean stopped = rest == CommandStatus.CANCELLED || rest == CommandStatus.LEASE_LOST;
        String status = stopped ? rest.text() : failed ? "failed" : "succeeded";
        return new Manifest(
                Manifest.SCHEMA_VERSION,
                job.runId(),
                job.stageId(),
                job.jobId(),
                job.attempt(),
                job.agent(),
                status,
                error,
                startedMs,
                attempt.time().epochMillis(),
                findings,
                ended);
    }
}
