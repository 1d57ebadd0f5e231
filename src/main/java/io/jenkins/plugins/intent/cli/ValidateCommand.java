package io.jenkins.plugins.intent.cli;

import io.jenkins.plugins.intent.engine.LocalPlanner;
import io.jenkins.plugins.intent.engine.RunIds;
import io.jenkins.plugins.intent.json.InvalidDocumentException;
import io.jenkins.plugins.intent.model.IntentReader;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code intent validate FILE…}. */
@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        description = "Says everything that is wrong with an intent.")
final class ValidateCommand implements Callable<Integer> {
    private final Host host;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Intents.")
    private List<Path> files;

    @Mixin
    private RunOptions options;

    ValidateCommand(Host host) {
        this.host = host;
    }

    @Override
    public Integer call() throws Exception {
        int code = ExitCode.SUCCEEDED;
        for (Path file : files) {
            try {
                new LocalPlanner(host.environment())
                        .plan(
                                RunIds.next(0),
                                IntentReader.read(host.resolve(file)),
                                options.workspace(host),
                                options.policy(host));
                host.out().println(file + ": ok");
            } catch (InvalidDocumentException e) {
                host.err().println(e.getMessage());
                code = ExitCode.USAGE;
            }
        }
        return code;
    }
}
