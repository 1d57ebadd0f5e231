package io.jenkins.plugins.intent.cli;

import io.jenkins.plugins.intent.engine.LocalDecisions;
import picocli.CommandLine.Command;

/** {@code intent reject RUN STAGE --reason …}. */
@Command(
        name = "reject",
        mixinStandardHelpOptions = true,
        description = "Refuses a waiting stage, which then has failed. Who and why are kept with the run.",
        footer = {"", "Example:", "  intent reject 20260401-101530 ship-it --reason 'wrong branch'"})
final class RejectCommand extends DecisionCommand {
    RejectCommand(Host host) {
        super(host, LocalDecisions::reject);
    }
}
