package io.jenkins.plugins.intent.cli;

import picocli.CommandLine.Command;

/** The command itself; everything it does is in its subcommands. */
@Command(
        name = "intent",
        description = "Runs reviewed command workflows: checked before, recorded after.",
        mixinStandardHelpOptions = true,
        version = "intent 1.0.0",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            RunCommand.class,
            ResumeCommand.class,
            StatusCommand.class,
            ValidateCommand.class,
            ApproveCommand.class,
            RejectCommand.class
        })
final class IntentCommand {}
