package io.jenkins.plugins.intent.cli;

import io.jenkins.plugins.intent.engine.LocalDecisions;
import io.jenkins.plugins.intent.engine.RunDirectory;
import io.jenkins.plugins.intent.time.TimeSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code intent reject RUN STAGE --reason …}. */
@Command(
        name = "reject",
        mixinStandardHelpOptions = true,
        description = "Refuses a waiting stage, which then has failed. Who and why are kept with the run.",
        footer = {"", "Example:", "  intent reject 20260401-101530 ship-it --reason 'wrong branch'"})
final class RejectCommand implements Callable<Integer> {
    private final Host host;

    @Mixin
    private DecisionOptions options;

    RejectCommand(Host host) {
        this.host = host;
    }

    @Override
    public Integer call() throws Exception {
        RunDirectory run = options.run(host);
        return options.print(
                host,
                new LocalDecisions(TimeSource.system())
                        .reject(run, options.stage(), options.by(host), options.reason()));
    }
}
