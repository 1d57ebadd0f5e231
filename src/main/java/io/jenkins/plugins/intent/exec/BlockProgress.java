package io.jenkins.plugins.intent.exec;

import io.jenkins.plugins.intent.ledger.FindingView;
import io.jenkins.plugins.intent.model.Command;
import io.jenkins.plugins.intent.model.Condition;
import io.jenkins.plugins.intent.secrets.Redactor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What has become of a block so far, and what that means for the commands still to come. Decides
 * only; it starts and ends nothing.
 */
final class BlockProgress {
    private final JobSpec job;
    private final Redactor redactor;
    private final List<CommandRecord> records = new ArrayList<>();
    private final List<FindingView> findings;
    private final Map<String, String> exports = new LinkedHashMap<>();
    private final List<CommandRecord> services = new ArrayList<>();
    private boolean failed;
    private boolean unmet;
    private CommandStatus rest;
    private String error;

    BlockProgress(JobSpec job, Redactor redactor) {
        this.job = job;
        this.redactor = redactor;
        this.findings = new ArrayList<>(job.findings());
    }

    /** What becomes of all commands that were not started yet; null while they are to run. */
    CommandStatus rest() {
        return rest;
    }

    /** The run was cancelled or the lease lost. */
    void stopped(StopReason reason) {
        rest = CommandOutcome.statusOf(reason);
    }

    /** The stage's time is over. */
    void timeOver() {
        failed = true;
        rest = CommandStatus.SKIPPED;
        error = "the stage ran longer than its limit of " + Durations.text(job.timeoutMs());
    }

    /** The condition of the block is not met, so nothing of it runs. */
    void unmet() {
        unmet = true;
        rest = CommandStatus.SKIPPED;
        error = Condition.unmet(redactor.mask(job.block().when().orElseThrow().text()));
    }

    /** Whether the block is to run was not to be found out. */
    void unanswered(StartRefusedException refusal) {
        failed = true;
        rest = CommandStatus.SKIPPED;
        error = redactor.mask(refusal.getMessage());
    }

    /** What to say of commands that are not started; null when that is said elsewhere. */
    String whyNot() {
        return unmet ? error : null;
    }

    /** A command was not started. */
    void refused(Command command, StartRefusedException refusal) {
        if (!refusal.endsBlock()) {
            countFailure(command);
            return;
        }
        failed = true;
        rest = CommandStatus.SKIPPED;
        error = redactor.mask(refusal.getMessage());
        refusal.findings()
                .forEach(finding -> findings.add(FindingViews.of(finding).masked(redactor::mask)));
    }

    /** A service has ended before the block. */
    void serviceLost(String what) {
        failed = true;
        rest = rest == null ? CommandStatus.SKIPPED : rest;
        remark(redactor.mask(what));
    }

    /** A service was not started, or did not become ready. */
    void serviceFailed(Command command, StartRefusedException refusal) {
        if (refusal.endsBlock()) {
            refused(command, refusal);
        } else {
            serviceLost(refusal.getMessage());
        }
    }

    /** What became of the services. */
    void services(List<CommandRecord> records) {
        services.addAll(records);
    }

    /** A command that was started came out like that. */
    void settled(Command command, CommandOutcome outcome) {
        if (outcome.status() == CommandStatus.TIMED_OUT && outcome.endsBlock()) {
            timeOver();
        } else if (outcome.endsBlock()) {
            rest = outcome.status();
        } else if (outcome.status() != CommandStatus.SUCCEEDED) {
            countFailure(command);
        }
    }

    private void countFailure(Command command) {
        if (!command.allowFailure()) {
            failed = true;
            rest = job.block().haltOnError() ? CommandStatus.SKIPPED : rest;
        }
    }

    /** Something is wrong with the block as a whole; the first such thing counts. */
    void remark(String what) {
        error = error == null ? what : error;
    }

    /** What other stages get; a value that holds a secret is for nobody. */
    void export(Map<String, String> values) {
        for (Map.Entry<String, String> value : values.entrySet()) {
            if (!redactor.mask(value.getValue()).equals(value.getValue())) {
                failed = true;
                remark("the value of " + value.getKey() + " holds a secret, and cannot be exported");
            } else {
                exports.put(value.getKey(), value.getValue());
            }
        }
    }

    /** Takes the record of the next command. */
    void add(CommandRecord record) {
        records.add(record);
    }

    /** Takes the final record of an earlier command. */
    void replace(CommandRecord record) {
        records.set(record.index(), record);
    }

    /** How many commands have a record. */
    int count() {
        return records.size();
    }

    Manifest manifest(long startedMs, long endedMs) {
        return new Manifest(
                Manifest.SCHEMA_VERSION,
                job.runId(),
                job.stageId(),
                job.jobId(),
                job.attempt(),
                job.agent(),
                status(),
                error,
                startedMs,
                endedMs,
                findings,
                records,
                exports,
                services,
                null);
    }

    private AttemptStatus status() {
        if (rest == CommandStatus.CANCELLED) {
            return AttemptStatus.CANCELLED;
        }
        if (rest == CommandStatus.LEASE_LOST) {
            return AttemptStatus.LEASE_LOST;
        }
        if (unmet && !failed) {
            return AttemptStatus.SKIPPED;
        }
        return failed ? AttemptStatus.FAILED : AttemptStatus.SUCCEEDED;
    }
}
