package io.jenkins.plugins.intent.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code intent policy …}: the parent of what works on policies themselves. */
@Command(
        name = "policy",
        mixinStandardHelpOptions = true,
        description = "Tests, suggests, observes and describes policies.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Example:", "  intent policy test --help"})
final class PolicyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    /** The command with its own subcommands. */
    static CommandLine with(Host host) {
        return new CommandLine(new PolicyCommand())
                .addSubcommand("test", new PolicyTestCommand(host))
                .addSubcommand("suggest", new PolicySuggestCommand(host))
                .addSubcommand("observe", new PolicyObserveCommand(host))
                .addSubcommand("schema", new PolicySchemaCommand(host));
    }

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "say which: test, suggest, observe or schema");
    }
}
