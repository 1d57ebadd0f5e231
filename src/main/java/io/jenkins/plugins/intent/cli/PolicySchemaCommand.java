package io.jenkins.plugins.intent.cli;

import io.jenkins.plugins.intent.policy.PolicyFiles;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code intent policy schema}. */
@Command(
        name = "schema",
        mixinStandardHelpOptions = true,
        description = "Prints the JSON Schema of policy files.",
        footer = {"", "Example:", "  intent policy schema > policy.schema.json"})
final class PolicySchemaCommand implements Callable<Integer> {
    private final Host host;

    PolicySchemaCommand(Host host) {
        this.host = host;
    }

    @Override
    public Integer call() {
        host.out().print(PolicyFiles.schema());
        return ExitCode.SUCCEEDED;
    }
}
