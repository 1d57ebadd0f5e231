package io.jenkins.plugins.intent.cli;

import io.jenkins.plugins.intent.files.ProgramFiles;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;

/** {@code intent completion}. */
@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        description = "Prints a completion script for bash and zsh, which knows ids of runs and of stages.",
        footer = {
            "",
            "Examples:",
            "  source <(intent completion)",
            "  intent completion > ~/.local/share/bash-completion/completions/intent"
        })
final class CompletionCommand implements Callable<Integer> {
    private final Host host;

    CompletionCommand(Host host) {
        this.host = host;
    }

    @Override
    public Integer call() throws IOException {
        host.out().print(AutoComplete.bash("intent", Commands.all(host)));
        host.out().write(ProgramFiles.bytes(CompletionCommand.class, "completion.bash"));
        return ExitCode.SUCCEEDED;
    }
}
