package io.jenkins.plugins.intent.cli;

import io.jenkins.plugins.intent.engine.LocalDecisions;
import io.jenkins.plugins.intent.engine.RunDirectory;
import io.jenkins.plugins.intent.ledger.RunView;
import io.jenkins.plugins.intent.time.TimeSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code intent cancel RUN}. */
@Command(
        name = "cancel",
        mixinStandardHelpOptions = true,
        description = "Ends a run and what it started, also when another process works on it or a dead one left it.",
        footer = {"", "Example:", "  intent cancel 20260401-101530 --reason 'not needed any more'"})
final class CancelCommand implements Callable<Integer> {
    private final Host host;

    @Parameters(paramLabel = "RUN", description = "Run id or the start of one.")
    private String run;

    @Option(names = "--reason", defaultValue = "", paramLabel = "TEXT", description = "Why; kept with the run.")
    private String reason;

    @Mixin
    private final StateOptions state = new StateOptions();

    CancelCommand(Host host) {
        this.host = host;
    }

    @Override
    public Integer call() throws Exception {
        RunDirectory directory = state.find(host, run);
        RunView view = new LocalDecisions(TimeSource.system()).cancel(directory, host.user(), reason);
        if (state.output().json()) {
            state.output().printJson(host, view);
        } else {
            new Summary(host, state).print(view, Questions.of(directory, view));
        }
        return ExitCode.SUCCEEDED;
    }
}
