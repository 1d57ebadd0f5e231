package io.jenkins.plugins.intent.cli;

import io.jenkins.plugins.intent.engine.UsageException;
import io.jenkins.plugins.intent.json.InvalidDocumentException;
import io.jenkins.plugins.intent.policy.CommandPolicy;
import io.jenkins.plugins.intent.policy.PolicyFiles;
import io.jenkins.plugins.intent.policy.PolicyLayer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** Options of the subcommands that run or judge commands. */
final class RunOptions {
    @Option(
            names = "--policy",
            paramLabel = "FILE",
            description = "A policy file on top of the built-in rules; it can only be stricter.")
    private Path policy;

    @Option(
            names = "--workspace",
            paramLabel = "DIR",
            defaultValue = ".",
            description = "Where a relative project_path starts, as in Jenkins' workspace (default: here).")
    private Path workspace;

    @Option(names = "--agents", paramLabel = "N", description = "How many stages run at once (default: processors).")
    private Integer agents;

    @Option(names = "--supervised", description = "Run each job in a process of its own, which outlives this one.")
    private boolean supervised;

    CommandPolicy policy(Host host) throws InvalidDocumentException, IOException {
        return policy == null
                ? CommandPolicy.builtIn()
                : CommandPolicy.of(
                        List.of(PolicyLayer.builtIn(), new PolicyFiles().read("administrator", host.resolve(policy))));
    }

    Path workspace(Host host) {
        return host.resolve(workspace);
    }

    int agents() throws UsageException {
        if (agents != null && (agents < 1 || agents > 1000)) {
            throw new UsageException("--agents " + agents + ": expected a number from 1 to 1000");
        }
        return agents == null ? Runtime.getRuntime().availableProcessors() : agents;
    }

    boolean supervised() {
        return supervised;
    }
}
