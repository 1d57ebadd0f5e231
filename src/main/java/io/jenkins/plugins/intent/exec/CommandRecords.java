package io.jenkins.plugins.intent.exec;

import io.jenkins.plugins.intent.exec.process.ExitStatus;
import io.jenkins.plugins.intent.model.Command;
import io.jenkins.plugins.intent.secrets.Redactor;
import java.util.List;

/** Records of commands, with every secret masked. */
final class CommandRecords {
    private final Redactor redactor;

    CommandRecords(Redactor redactor) {
        this.redactor = redactor;
    }

    /** Of a command that never ran. */
    CommandRecord notRun(int index, Command command, CommandStatus status, String error) {
        String directory = command.cwd().orElse(".");
        return record(index, command, directory, new CommandOutcome(status, null, error, false), 0, 0, null, null);
    }

    /** Of a command that ran. */
    CommandRecord ran(
            int index,
            Command command,
            String directory,
            CommandOutcome outcome,
            long startedMs,
            long endedMs,
            StreamCapture stdout,
            StreamCapture stderr) {
        return record(index, command, directory, outcome, startedMs, endedMs, stdout.record(), stderr.record());
    }

    private CommandRecord record(
            int index,
            Command command,
            String directory,
            CommandOutcome outcome,
            long startedMs,
            long endedMs,
            StreamRecord stdout,
            StreamRecord stderr) {
        List<String> args = redactor.isEmpty()
                ? command.args()
                : command.args().stream().map(redactor::mask).toList();
        ExitStatus exit = outcome.exit();
        return new CommandRecord(
                index,
                redactor.mask(command.displayName()),
                redactor.mask(command.program()),
                args,
                redactor.mask(directory),
                outcome.status(),
                exit == null ? null : exit.code(),
                exit == null ? null : exit.signal(),
                outcome.error() == null ? null : redactor.mask(outcome.error()),
                startedMs,
                endedMs,
                stdout,
                stderr);
    }
}
