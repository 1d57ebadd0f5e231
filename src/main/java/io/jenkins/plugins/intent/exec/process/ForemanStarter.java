package io.jenkins.plugins.intent.exec.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Has processes started by a {@link Foreman}. */
final class ForemanStarter implements Starter {
    private final Foreman foreman;

    ForemanStarter(Foreman foreman) {
        this.foreman = foreman;
    }

    @Override
    public LocalProcess start(ThisMachine machine, Launch launch, Path program, OutputSink stdout, OutputSink stderr)
            throws CannotStartException {
        return startPipe(machine, List.of(launch), List.of(program), stdout, List.of(stderr))
                .get(0);
    }

    @Override
    public List<LocalProcess> startPipe(
            ThisMachine machine, List<Launch> launches, List<Path> programs, OutputSink stdout, List<OutputSink> stderr)
            throws CannotStartException {
        // The shell opens it; what cannot be opened is said in our words.
        NativeStarter.input(launches.get(0)).close();
        List<LocalProcess> started = new ArrayList<>();
        OutputPipe input = null;
        for (int i = 0; i < launches.size(); i++) {
            try {
                boolean isLast = i == launches.size() - 1;
                OutputPipe output =
                        isLast ? OutputPipe.named(stdout, foreman.pipe()) : OutputPipe.between(foreman.pipe());
                started.add(start(machine, launches.get(i), input, output, stderr.get(i)));
                input = output;
            } catch (IOException e) {
                NativeStarter.giveUp(started);
                throw CannotStartException.of(launches.get(i), programs.get(i), e);
            }
        }
        return started;
    }

    private LocalProcess start(
            ThisMachine machine, Launch launch, OutputPipe input, OutputPipe output, OutputSink stderr)
            throws IOException {
        OutputPipe errors = OutputPipe.named(stderr, foreman.pipe());
        try {
            long pid = foreman.start(launch, input == null ? null : input.name(), output.name(), errors.name());
            errors.started();
            if (!output.hasEnded()) {
                output.started();
            }
            return NativeProcess.startedBy(foreman, machine, launch.mark(), pid, output, errors);
        } catch (IOException e) {
            output.abandon();
            errors.abandon();
            throw e;
        } finally {
            // The next process has opened it, or will not.
            if (input != null) {
                input.started();
            }
        }
    }
}
