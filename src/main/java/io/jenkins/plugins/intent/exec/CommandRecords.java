package io.jenkins.plugins.intent.exec;

import io.jenkins.plugins.intent.exec.process.ExitStatus;
import io.jenkins.plugins.intent.model.Command;
import io.jenkins.plugins.intent.model.Streams;
import io.jenkins.plugins.intent.secrets.Redactor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Records of commands, with every secret masked. */
final class CommandRecords {
    private final Redactor redactor;

    CommandRecords(Redactor redactor) {
        this.redactor = redactor;
    }

    /** Of a command that never ran. */
    CommandRecord notRun(int index, Command command, CommandStatus status, String error) {
        return new CommandRecordBuilder(index, masked(command.displayName()))
                .started(
                        masked(command.program()),
                        masked(command.args()),
                        masked(command.cwd().orElse(".")))
                .ended(status)
                .error(masked(error))
                .allowFailure(command.allowFailure())
                .build();
    }

    /** Of a command that ran. */
    CommandRecord ran(
            int index, Started started, CommandOutcome outcome, long startedMs, long endedMs, Evidence evidence) {
        Command command = started.command();
        Streams streams = command.streams();
        ResolvedCommand first = started.processes().get(0);
        int last = started.processes().size() - 1;
        return new CommandRecordBuilder(index, masked(command.displayName()))
                .started(
                        masked(command.program()),
                        masked(command.args()),
                        masked(first.directory().toString()))
                .ended(outcome.status(), outcome.exit())
                .error(masked(outcome.error()))
                .endedEarly(outcome.endedEarly())
                .times(startedMs, endedMs)
                .captured(
                        evidence.stdout().record(), evidence.stderr().get(last).record())
                .files(masked(streams.stdinFrom()), masked(streams.stdoutTo()), masked(streams.stderrTo()))
                .parts(last == 0 ? List.of() : parts(started, evidence))
                .allowFailure(command.allowFailure())
                .build();
    }

    private List<PartRecord> parts(Started started, Evidence evidence) {
        List<PartRecord> parts = new ArrayList<>();
        for (ResolvedCommand process : started.processes()) {
            int part = parts.size();
            ExitStatus exit = started.exit(part);
            parts.add(new PartRecord(
                    masked(process.command().displayName()),
                    masked(process.command().program()),
                    masked(process.command().args()),
                    masked(process.directory().toString()),
                    started.isGood(part) ? CommandStatus.SUCCEEDED : CommandStatus.FAILED,
                    exit == null ? null : exit.code(),
                    exit == null ? null : exit.signal(),
                    exit == null ? null : exit.signalText(),
                    evidence.stderr().get(part).record()));
        }
        return parts;
    }

    private String masked(String text) {
        return text == null ? null : redactor.mask(text);
    }

    private String masked(Optional<String> text) {
        return text.map(redactor::mask).orElse(null);
    }

    private List<String> masked(List<String> texts) {
        return redactor.isEmpty() ? texts : texts.stream().map(redactor::mask).toList();
    }
}
