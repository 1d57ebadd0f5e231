package io.jenkins.plugins.intent.cli;

import io.jenkins.plugins.intent.engine.LocalDecisions;
import io.jenkins.plugins.intent.engine.RunDirectory;
import io.jenkins.plugins.intent.engine.UsageException;
import io.jenkins.plugins.intent.ledger.Answer;
import io.jenkins.plugins.intent.ledger.RunLock;
import io.jenkins.plugins.intent.ledger.RunStatus;
import io.jenkins.plugins.intent.ledger.RunView;
import io.jenkins.plugins.intent.time.TimeSource;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code intent approve RUN STAGE --reason …} and {@code intent reject …}: a person answers a stage that waits. */
@Command(mixinStandardHelpOptions = true)
final class DecisionCommand implements Callable<Integer> {
    private final Host host;
    private final Answer answer;

    @Parameters(index = "0", paramLabel = "RUN", description = "Run id or the start of one.")
    private String run;

    @Parameters(index = "1", paramLabel = "STAGE", description = "Id of the waiting stage.")
    private String stage;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why; kept with the run.")
    private String reason;

    @Option(names = "--by", paramLabel = "NAME", description = "Who decides (default: the current user).")
    private String by;

    @Mixin
    private final StateOptions state = new StateOptions();

    private DecisionCommand(Host host, Answer answer) {
        this.host = host;
        this.answer = answer;
    }

    static CommandLine approve(Host host) {
        return named(
                "approve",
                new DecisionCommand(host, Answer.APPROVED),
                "Lets a waiting stage go on; `intent resume` then runs it. Who and why are kept with the run.",
                "  intent approve 20260401-101530 ship-it --reason 'tests are green'");
    }

    static CommandLine reject(Host host) {
        return named(
                "reject",
                new DecisionCommand(host, Answer.REJECTED),
                "Refuses a waiting stage, which then has failed. Who and why are kept with the run.",
                "  intent reject 20260401-101530 ship-it --reason 'wrong branch'");
    }

    private static CommandLine named(String name, DecisionCommand command, String description, String example) {
        CommandLine line = new CommandLine(command);
        line.setCommandName(name);
        line.getCommandSpec().usageMessage().description(description).footer("", "Example:", example);
        return line;
    }

    @Override
    public Integer call() throws Exception {
        if (reason.isBlank()) {
            throw new UsageException("--reason is empty; say why, it is kept with the run");
        }
        RunDirectory directory = state.find(host, run);
        LocalDecisions decisions = new LocalDecisions(TimeSource.system());
        print(directory, decisions.answer(directory, answer, stage, by == null ? host.user() : by, reason));
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
                                    : "recorded; go on with: "
                                            + Advice.of(host, state).call("resume", view.runId()));
        } else {
            new Summary(host, state).print(view, Questions.of(directory, view));
        }
    }
}
