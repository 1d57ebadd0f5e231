package io.jenkins.plugins.intent.cli;

import io.jenkins.plugins.intent.engine.LocalDecisions;
import io.jenkins.plugins.intent.engine.RunDirectory;
import io.jenkins.plugins.intent.engine.UsageException;
import io.jenkins.plugins.intent.ledger.RunLock;
import io.jenkins.plugins.intent.ledger.RunStatus;
import io.jenkins.plugins.intent.ledger.RunView;
import io.jenkins.plugins.intent.time.TimeSource;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A person decides about a stage; the subcommands say how. */
abstract class DecisionCommand implements Callable<Integer> {
    /** One of the decisions of {@link LocalDecisions}. */
    @FunctionalInterface
    interface Decision {
        RunView make(LocalDecisions decisions, RunDirectory run, String stage, String by, String reason)
                throws IOException, UsageException, InterruptedException;
    }

    private final Host host;
    private final Decision decision;

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

    DecisionCommand(Host host, Decision decision) {
        this.host = host;
        this.decision = decision;
    }

    @Override
    public Integer call() throws Exception {
        if (reason.isBlank()) {
            throw new UsageException("--reason is empty; say why, it is kept with the run");
        }
        RunDirectory directory = state.find(host, run);
        LocalDecisions decisions = new LocalDecisions(TimeSource.system());
        print(directory, decision.make(decisions, directory, stage, by == null ? host.user() : by, reason));
        return ExitCode.SUCCEEDED;
    }

    private void print(RunDirectory directory, RunView view) {
        if (state.output().json()) {
            state.output().printJson(host, view);
        } else if (view.status() == RunStatus.RUNNING) {
            boolean goesOn = RunLock.isHeld(directory.path());
            host.out()
                    .println(
                            goesOn
                                    ? "recorded; the process that works on the run goes on"
                                    : "recorded; go on with: intent resume " + view.runId());
        } else {
            new Summary(host, state.output().style(host)).print(view, Questions.of(directory));
        }
    }
}
