package io.jenkins.plugins.intent.exec;

import io.jenkins.plugins.intent.model.Command;
import io.jenkins.plugins.intent.policy.Finding;
import io.jenkins.plugins.intent.policy.Platform;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts the commands of an attempt: checks each right before, and says clearly why one cannot start. */
final class CommandStarter {
    private static final int ARGUMENTS_IN_JNU_ENCODING_SINCE = 18;

    private final Attempt attempt;
    private final CommandGuard guard;
    private final WorkingDirectory directories;
    private final ProgramLookup lookup = new ProgramLookup(Platform.current());

    CommandStarter(Attempt attempt, CommandGuard guard) {
        this.attempt = attempt;
        this.guard = guard;
        this.directories = new WorkingDirectory(attempt.job().projectDir());
    }

    /** Starts the command and the capture of its output; its standard input is at its end already. */
    RunningCommand start(int index) throws StartRefusedException {
        Command command = attempt.command(index);
        JobSpec job = attempt.job();
        Path directory = directories.resolve(job.block(), command);
        List<Finding> refusals = guard.refusals(job, index, directory);
        if (!refusals.isEmpty()) {
            throw StartRefusedException.byPolicy(refusals);
        }
        Map<String, String> environment = attempt.environment(index);
        checkEncodable(command);
        Path program = lookup.find(command.program(), environment, directory);
        String output = OutputFiles.directory(index, attempt.commandCount(), command.displayName(), attempt.redactor());
        createDirectory(output);
        StreamCapture stdout = capture(output + "/stdout.log");
        StreamCapture stderr = capture(output + "/stderr.log");
        ProcessBuilder builder = new ProcessBuilder(line(program, command)).directory(directory.toFile());
        builder.environment().clear();
        Process process;
        try {
            builder.environment().putAll(environment);
            process = builder.start();
            process.getOutputStream().close();
        } catch (IOException | IllegalArgumentException e) {
            throw StartRefusedException.byError("cannot start `" + command.program() + "`: " + reason(e, program));
        }
        return new RunningCommand(attempt, index, directory, process, stdout, stderr);
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

    private static List<String> line(Path program, Command command) {
        List<String> line = new ArrayList<>(command.args().size() + 1);
        line.add(program.toString());
        line.addAll(command.args());
        return line;
    }

    private static String reason(Exception cause, Path program) {
        if (!(cause instanceof IOException failure)) {
            return cause.getMessage();
        }
        String reason = IoErrors.reason(failure);
        // The file was found a moment ago: what is missing is what its first line asks for.
        return reason.startsWith("no such file")
                ? reason + " (`" + program + "` names an interpreter that is missing)"
                : reason;
    }

    private void createDirectory(String output) throws StartRefusedException {
        try {
            Files.createDirectory(attempt.directory().resolve(output));
        } catch (IOException e) {
            throw StartRefusedException.byError(
                    "not started: its output cannot be kept in `" + output + "`: " + IoErrors.reason(e));
        }
    }

    /** Java would replace characters it cannot encode, and the program would get other arguments. */
    private static void checkEncodable(Command command) throws StartRefusedException {
        Charset charset = argumentCharset();
        if (!charset.name().startsWith("UTF")) {
            for (String argument : command.args()) {
                if (!charset.newEncoder().canEncode(argument)) {
                    throw StartRefusedException.byError("cannot start `" + command.program() + "`: the argument `"
                            + argument + "` has characters that this Java passes on as `?` (it uses " + charset
                            + "). Start it with LC_ALL=C.UTF-8.");
                }
            }
        }
    }

    private static Charset argumentCharset() {
        String name = System.getProperty("sun.jnu.encoding");
        return Runtime.version().feature() >= ARGUMENTS_IN_JNU_ENCODING_SINCE && name != null
                ? Charset.forName(name)
                : Charset.defaultCharset();
    }
}
