package io.jenkins.plugins.intent.cli;

import io.jenkins.plugins.intent.engine.RunDirectory;
import io.jenkins.plugins.intent.engine.StateDirectory;
import io.jenkins.plugins.intent.engine.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of every subcommand that looks at runs. */
final class StateOptions {
    @Option(names = "--state-dir", paramLabel = "DIR", description = "Where runs are kept (default: .intent).")
    private Path stateDir;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    StateDirectory state(Host host) {
        return new StateDirectory(host.resolve(stateDir == null ? Path.of(".intent") : stateDir));
    }

    /** What another call needs to find the same runs, from the same directory. */
    List<String> asTyped() {
        return stateDir == null ? List.of() : List.of("--state-dir", stateDir.toString());
    }

    RunDirectory find(Host host, String run) throws IOException, UsageException {
        return state(host).find(run);
    }

    OutputOptions output() {
        return output;
    }
}
