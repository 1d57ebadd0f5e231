package io.jenkins.plugins.intent.exec;

import io.jenkins.plugins.intent.model.Command;
import io.jenkins.plugins.intent.policy.Finding;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;

/** Starts the commands of an attempt: checks each right before, and says clearly why one cannot start. */
final class CommandStarter {
    private static final int ARGUMENTS_IN_JNU_ENCODING_SINCE = 18;

    private final AttemptContext attempt;
    private final CommandGuard guard;
    private final WorkingDirectory directories;
    private PreparedCommand prepared;

    CommandStarter(AttemptContext attempt, CommandGuard guard) {
        this.attempt = attempt;
        this.guard = guard;
        this.directories = new WorkingDirectory(attempt.job().projectDir());
    }

    /** Makes ready what a command needs, if there is such a command. */
    void prepare(int index) {
        if (index < attempt.commandCount() && prepared == null) {
            prepared = new PreparedCommand(attempt, index);
        }
    }

    /** Starts a command, or says why not. */
    RunningCommand start(int index) throws StartRefusedException {
        prepare(index);
        Command command = attempt.command(index);
        JobSpec job = attempt.job();
        Path directory = directories.resolve(job.block(), command);
        List<Finding> refusals = guard.refusals(job, index, directory);
        if (!refusals.isEmpty()) {
            throw StartRefusedException.byPolicy(refusals);
        }
        checkEncodable(command);
        RunningCommand running = prepared.start(directory);
        prepared = null;
        return running;
    }

    /** Takes back what was made ready for a command that did not start. */
    void discardPrepared() {
        if (prepared != null) {
            prepared.discard();
            prepared = null;
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
