package io.jenkins.plugins.intent.exec.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A process of which nobody wants the output, once it and its output have ended. */
final class EndedProcess {
    private EndedProcess() {}

    static StartedProcess of(ThisMachine machine, String program, String... args)
            throws CannotStartException, InterruptedException {
        StartedProcess process = machine.start(
                new Launch(
                        program,
                        List.of(args),
                        Map.of("PATH", "/usr/bin:/bin"),
                        Path.of("/"),
                        "none",
                        Optional.empty()),
                OutputSink.NONE,
                OutputSink.NONE);
        while (process.status().isEmpty() || !process.hasEndedOutput()) {
            process.attend(TimeUnit.MINUTES.toNanos(1));
        }
        return process;
    }
}
