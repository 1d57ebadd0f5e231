package io.jenkins.plugins.intent.cli;

import io.jenkins.plugins.intent.engine.RunDirectory;
import io.jenkins.plugins.intent.engine.UsageException;
import io.jenkins.plugins.intent.ledger.RunLock;
import io.jenkins.plugins.intent.ledger.RunStatus;
import io.jenkins.plugins.intent.ledger.RunView;
import java.io.IOException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a person says when deciding about a stage. */
final class DecisionOptions {
    @Parameters(index = "0", paramLabel = "RUN", description = "Run id or the start of one.")
    private String run;

    @Parameters(index = "1", paramLabel = "STAGE", description = "Id of the waiting stage.")
    private String stage;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why; kept with the run.")
    private String reason;

    @Option(names = "--by", paramLabel = "NAME", description = "Who decides (default: the current user).")
    private String by;

    @Mixin
    private StateOptions state;

    RunDirectory run(Host host) throws IOException, UsageException {
        return state.find(host, run);
    }

    String stage() {
        return stage;
    }

    String reason() throws UsageException {
        if (reason.isBlank()) {
            throw new UsageException("--reason is empty; say why, it is kept with the run");
        }
        return reason;
    }

    String by(Host host) {
        return by == null ? host.user() : by;
    }

    int print(Host host, RunView view) {
        if (state.output().json()) {
            state.output().printJson(host, view);
        } else if (view.status() == RunStatus.RUNNING) {
            boolean goesOn = RunLock.isHeld(state.state(host).run(view.runId()).path());
            host.out()
                    .println(
                            goesOn
                                    ? "recorded; the process that works on the run goes on"
                                    : "recorded; go on with: intent resume " + view.runId());
        } else {
            new Summary(host, state.output().style(host))
                    .print(view, Questions.of(state.state(host).run(view.runId())));
        }
        return ExitCode.SUCCEEDED;
    }
}
