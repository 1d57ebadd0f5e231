package io.jenkins.plugins.intent.cli;

import io.jenkins.plugins.intent.engine.RunDirectory;
import io.jenkins.plugins.intent.json.Json;
import io.jenkins.plugins.intent.ledger.PartialRun;
import io.jenkins.plugins.intent.ledger.RunReader;
import io.jenkins.plugins.intent.ledger.RunView;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code intent status [RUN]}. */
@Command(name = "status", mixinStandardHelpOptions = true, description = "Says how a run stands.")
final class StatusCommand implements Callable<Integer> {
    private final Host host;

    @Parameters(paramLabel = "RUN", arity = "0..1", description = "Run id or the start of one (default: the newest).")
    private String run;

    @Mixin
    private StateOptions state;

    StatusCommand(Host host) {
        this.host = host;
    }

    @Override
    public Integer call() throws Exception {
        RunDirectory directory = state.state(host).find(run);
        PartialRun read = RunReader.readAsFarAsPossible(directory.path());
        if (read.view().isPresent()) {
            RunView view = read.view().get().withBundle(directory.bundle().toString());
            if (state.json()) {
                host.out().println(Json.PRETTY.writeValueAsString(view));
            } else {
                new Summary(host.out()).print(view);
                view.stages().forEach(stage -> host.out()
                        .println("  " + stage.id() + ": " + stage.status().text()
                                + (stage.reason() == null ? "" : ": " + stage.reason())));
            }
        }
        if (read.problem().isPresent()) {
            throw read.problem().get();
        }
        return ExitCode.SUCCEEDED;
    }
}
