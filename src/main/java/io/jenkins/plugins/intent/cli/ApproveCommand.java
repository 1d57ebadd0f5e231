package io.jenkins.plugins.intent.cli;

import io.jenkins.plugins.intent.engine.LocalDecisions;
import picocli.CommandLine.Command;

/** {@code intent approve RUN STAGE --reason …}. */
@Command(
        name = "approve",
        mixinStandardHelpOptions = true,
        description = "Lets a waiting stage go on; `intent resume` then runs it. Who and why are kept with the run.",
        footer = {"", "Example:", "  intent approve 20260401-101530 ship-it --reason 'tests are green'"})
final class ApproveCommand extends DecisionCommand {
    ApproveCommand(Host host) {
        super(host, LocalDecisions::approve);
    }
}
