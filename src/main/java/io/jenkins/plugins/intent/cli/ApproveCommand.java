package io.jenkins.plugins.intent.cli;

import io.jenkins.plugins.intent.engine.LocalDecisions;
import io.jenkins.plugins.intent.engine.RunDirectory;
import io.jenkins.plugins.intent.time.TimeSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code intent approve RUN STAGE --reason …}. */
@Command(
        name = "approve",
        mixinStandardHelpOptions = true,
        description = "Lets a waiting stage go on; `intent resume` then runs it. Who and why are kept with the run.",
        footer = {"", "Example:", "  intent approve 20260401-101530 ship-it --reason 'tests are green'"})
final class ApproveCommand implements Callable<Integer> {
    private final Host host;

    @Mixin
    private DecisionOptions options;

    ApproveCommand(Host host) {
        this.host = host;
    }

    @Override
    public Integer call() throws Exception {
        RunDirectory run = options.run(host);
        return options.print(
                host,
                new LocalDecisions(TimeSource.system())
                        .approve(run, options.stage(), options.by(host), options.reason()));
    }
}
