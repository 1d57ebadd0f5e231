package io.jenkins.plugins.intent.cli;

import io.jenkins.plugins.intent.json.InvalidDocumentException;
import io.jenkins.plugins.intent.policy.CommandPolicy;
import io.jenkins.plugins.intent.policy.PolicyFiles;
import io.jenkins.plugins.intent.policy.PolicyLayer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** Options of the subcommands that judge commands. */
final class JudgeOptions {
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

    CommandPolicy policy(Host host) throws InvalidDocumentException, IOException {
        return policy == null
                ? CommandPolicy.builtIn()
                : CommandPolicy.of(
                        List.of(PolicyLayer.builtIn(), new PolicyFiles().read("administrator", host.resolve(policy))));
    }

    Path workspace(Host host) {
        return host.resolve(workspace);
    }
}
