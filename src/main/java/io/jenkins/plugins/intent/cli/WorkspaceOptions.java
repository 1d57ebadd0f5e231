package io.jenkins.plugins.intent.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where projects are. */
final class WorkspaceOptions {
    @Option(
            names = "--workspace",
            paramLabel = "DIR",
            defaultValue = ".",
            description = "Where a relative project_path starts, as in Jenkins' workspace (default: here).")
    private Path workspace;

    Path directory(Host host) {
        return host.resolve(workspace);
    }
}
