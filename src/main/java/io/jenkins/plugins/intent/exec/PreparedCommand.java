package io.jenkins.plugins.intent.exec;

import io.jenkins.plugins.intent.exec.process.CannotStartException;
import io.jenkins.plugins.intent.exec.process.StartedProcess;
import io.jenkins.plugins.intent.files.IoErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The output files of a command, already open. Made while the command before it runs, when this thread has nothing
 * else to do.
 */
final class PreparedCommand {
    private final AttemptContext attempt;
    private final int index;
    private final Path directory;
    private final StreamCapture stdout;
    private final StreamCapture stderr;
    private final String failure;

    PreparedCommand(AttemptContext attempt, int index) {
        this.attempt = attempt;
        this.index = index;
        String output = OutputFiles.directory(
                index, attempt.commandCount(), attempt.command(index).displayName(), attempt.redactor());
        this.directory = attempt.directory().resolve(output);
        this.stdout = capture(output + "/stdout.log");
        this.stderr = capture(output + "/stderr.log");
        this.failure = open();
    }

    private StreamCapture capture(String path) {
        return new StreamCapture(
                attempt.directory().resolve(path),
                path,
                attempt.job().limits(),
                attempt.budget(),
                attempt.redactor(),
                attempt::wake);
    }

    private String open() {
        try {
            Files.createDirectory(directory);
        } catch (IOException e) {
            return "cannot keep its output in `" + attempt.directory().relativize(directory) + "`: "
                    + IoErrors.reason(e);
        }
        stdout.open();
        stderr.open();
        return stdout.failure().or(stderr::failure).orElse(null);
    }

    int index() {
        return index;
    }

    /**
     * Starts it.
     *
     * @param workingDirectory real path
     * @throws StartRefusedException when the system cannot, or when there is no place for the output
     */
    RunningCommand start(Path workingDirectory) throws StartRefusedException {
        if (failure != null) {
            throw StartRefusedException.byError("not started: " + failure);
        }
        try {
            StartedProcess process = attempt.host().start(attempt.launch(index, workingDirectory), stdout, stderr);
            return new RunningCommand(attempt, index, workingDirectory, process, stdout, stderr);
        } catch (CannotStartException e) {
            throw StartRefusedException.byError(e.getMessage());
        }
    }

    /** Takes the files back: the command does not run. */
    void discard() {
        stdout.discard();
        stderr.discard();
        try {
            Files.deleteIfExists(directory);
        } catch (IOException e) {
            // An empty directory too many does no harm.
        }
    }
}
