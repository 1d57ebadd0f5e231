package io.jenkins.plugins.intent.cli;

import io.jenkins.plugins.intent.engine.StateDirectory;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Options of every subcommand that looks at runs. */
final class StateOptions {
    @Option(
            names = "--state-dir",
            paramLabel = "DIR",
            defaultValue = ".intent",
            description = "Where runs are kept (default: ${DEFAULT-VALUE}).")
    private Path stateDir;

    @Option(names = "--json", description = "Print one JSON document on standard output and nothing else there.")
    private boolean json;

    @Option(names = "--no-color", description = "No colours, also on a terminal.")
    private boolean noColor;

    StateDirectory state(Host host) {
        return new StateDirectory(host.resolve(stateDir));
    }

    boolean json() {
        return json;
    }

    boolean color(Host host) {
        return host.terminal() && !json && !noColor && !host.environment().containsKey("NO_COLOR");
    }
}
