package io.jenkins.plugins.intent.exec;

import io.jenkins.plugins.intent.exec.process.CannotStartException;
import io.jenkins.plugins.intent.exec.process.Launch;
import io.jenkins.plugins.intent.exec.process.OutputSink;
import io.jenkins.plugins.intent.exec.process.StartedProcess;
import io.jenkins.plugins.intent.model.Command;
import io.jenkins.plugins.intent.model.Streams;
import io.jenkins.plugins.intent.policy.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Starts the commands of an attempt: checks each right before, and says clearly why one cannot start. */
final class CommandStarter {
    private final AttemptContext attempt;
    private final CommandGuard guard;
    private final WorkingDirectory directories;
    private final CommandTexts texts;

    CommandStarter(AttemptContext attempt, CommandGuard guard) {
        this.attempt = attempt;
        this.guard = guard;
        this.directories = new WorkingDirectory(attempt.job().projectDir());
        this.texts = new CommandTexts(attempt, directories);
    }

    /** What commands have captured. */
    CommandTexts texts() {
        return texts;
    }

    /**
     * Starts a command, or says why not.
     *
     * @param tried how many times it was tried before
     */
    RunningCommand start(int index, int tried) throws StartRefusedException {
        Evidence evidence = Evidence.of(attempt, index, tried);
        return new RunningCommand(attempt, index, start(index, evidence, List.of()), evidence);
    }

    /** Keeps what a command printed, when that is to be the value of a variable. */
    void capture(RunningCommand running) {
        running.captured().ifPresent(value -> texts.capture(running.variable(), value));
    }

    /** The one process of a command that the guard lets pass, for whoever starts it by itself. */
    ResolvedCommand judged(int index) throws StartRefusedException {
        ResolvedCommand process = texts.resolve(index, attempt.command(index));
        List<Finding> refusals = guard.refusals(attempt.job(), index, process.command(), List.of(process));
        if (!refusals.isEmpty()) {
            throw StartRefusedException.byPolicy(refusals);
        }
        return process;
    }

    /**
     * Starts what has this place among everything that may be started.
     *
     * @param listeners get its standard output and error too
     */
    Started start(int index, Evidence evidence, List<OutputSink> listeners) throws StartRefusedException {
        Command command = attempt.command(index);
        List<ResolvedCommand> processes = new ArrayList<>();
        for (Command process : command.processes()) {
            processes.add(texts.resolve(index, process));
        }
        Command whole = command.isPipe()
                ? texts.resolve(index, command).command()
                : processes.get(0).command();
        List<Finding> refusals = guard.refusals(attempt.job(), index, whole, processes);
        if (!refusals.isEmpty()) {
            throw StartRefusedException.byPolicy(refusals);
        }
        Redirects redirects = new Redirects(directories.project(), attempt.job().guarded(), attempt::wake);
        try {
            StartedProcess process = start(index, whole.streams(), processes, redirects, evidence, listeners);
            return new Started(whole, processes, process, redirects);
        } catch (StartRefusedException e) {
            redirects.close();
            throw e;
        }
    }

    private StartedProcess start(
            int index,
            Streams streams,
            List<ResolvedCommand> processes,
            Redirects redirects,
            Evidence evidence,
            List<OutputSink> listeners)
            throws StartRefusedException {
        Path first = processes.get(0).directory();
        Optional<Path> stdin = redirects.stdin(streams, first, attempt.directory());
        ResolvedCommand last = processes.get(processes.size() - 1);
        OutputSink stdout = Tee.of(redirects.stdout(streams, last.directory(), evidence.stdout()), listeners);
        List<OutputSink> stderr = new ArrayList<>();
        List<Launch> launches = new ArrayList<>();
        for (ResolvedCommand process : processes) {
            int part = launches.size();
            OutputSink errors = redirects.stderr(
                    process.command().streams(),
                    process.directory(),
                    evidence.stderr().get(part));
            stderr.add(Tee.of(errors, listeners));
            launches.add(attempt.launch(index, process, part == 0 ? stdin : Optional.empty()));
        }
        try {
            return launches.size() == 1
                    ? attempt.host().start(launches.get(0), stdout, stderr.get(0))
                    : new StartedPipe(attempt.host().startPipe(launches, stdout, stderr));
        } catch (CannotStartException e) {
            throw StartRefusedException.byError(e.getMessage());
        } finally {
            if (streams.stdinText().isPresent()) {
                stdin.ifPresent(CommandStarter::delete);
            }
        }
    }

    /** The process has it open. */
    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            file.toFile().deleteOnExit();
        }
    }
}
