package io.jenkins.plugins.intent.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command itself; everything it does is in its subcommands. */
@Command(
        name = "intent",
        description = "Runs reviewed command workflows: checked before, recorded after.",
        mixinStandardHelpOptions = true,
        version = Main.VERSION,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Exit codes:",
            "    0  succeeded",
            "    1  failed",
            "    2  the intent, the policy or the command line is wrong; nothing was run",
            "    3  waits for a person",
            "    4  the state is damaged, newer, held by another process, or not writable",
            "  130  cancelled",
            "",
            "Example:",
            "  intent run docs/examples/quickstart/intent.json"
        })
final class IntentCommand implements Callable<Integer> {
    private final Host host;

    @Spec
    private CommandSpec spec;

    IntentCommand(Host host) {
        this.host = host;
    }

    /** Without a subcommand there is nothing to do but to say which there are. */
    @Override
    public Integer call() {
        spec.commandLine().usage(host.err());
        return ExitCode.USAGE;
    }
}
