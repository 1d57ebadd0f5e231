package io.jenkins.plugins.intent.exec;

import io.jenkins.plugins.intent.model.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * All that a command needs and that does not depend on the commands before it: its environment, and
 * its output files, already open. Made while the command before it runs, when this thread has nothing
 * else to do.
 */
final class PreparedCommand {
    private final Attempt attempt;
    private final int index;
    private final Map<String, String> environment;
    private final Path directory;
    private final StreamCapture stdout;
    private final StreamCapture stderr;
    private final String failure;

    PreparedCommand(Attempt attempt, int index) {
        this.attempt = attempt;
        this.index = index;
        this.environment = attempt.environment(index);
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

    /** Everything the command finds in its environment. */
    Map<String, String> environment() {
        return environment;
    }

    /**
     * Starts it.
     *
     * @param workingDirectory real path
     * @param program absolute
     * @throws StartRefusedException when the system cannot, or when there is no place for the output
     */
    RunningCommand start(Path workingDirectory, Path program) throws StartRefusedException {
        if (failure != null) {
            throw StartRefusedException.byError("not started: " + failure);
        }
        Command command = attempt.command(index);
        ProcessBuilder builder = new ProcessBuilder(line(program, command)).directory(workingDirectory.toFile());
        builder.environment().clear();
        try {
            builder.environment().putAll(environment);
            return new RunningCommand(attempt, index, workingDirectory, builder.start(), stdout, stderr);
        } catch (IOException e) {
            throw StartRefusedException.byError("cannot start `" + command.program() + "`: " + reason(e, program));
        } catch (IllegalArgumentException e) {
            throw StartRefusedException.byError("cannot start `" + command.program() + "`: " + e.getMessage());
        }
    }

    private static List<String> line(Path program, Command command) {
        List<String> line = new ArrayList<>(command.args().size() + 1);
        line.add(program.toString());
        line.addAll(command.args());
        return line;
    }

    private static String reason(IOException cause, Path program) {
        String reason = IoErrors.reason(cause);
        // The file was found a moment ago: what is missing is what its first line asks for.
        return reason.startsWith("no such file")
                ? reason + " (`" + program + "` names an interpreter that is missing)"
                : reason;
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
