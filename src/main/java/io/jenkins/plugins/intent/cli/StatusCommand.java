package io.jenkins.plugins.intent.cli;

import io.jenkins.plugins.intent.cli.screen.Style;
import io.jenkins.plugins.intent.cli.screen.Style.Mark;
import io.jenkins.plugins.intent.cli.screen.Symbols;
import io.jenkins.plugins.intent.engine.RunDirectory;
import io.jenkins.plugins.intent.ledger.PartialRun;
import io.jenkins.plugins.intent.ledger.RunLock;
import io.jenkins.plugins.intent.ledger.RunReader;
import io.jenkins.plugins.intent.ledger.RunStatus;
import io.jenkins.plugins.intent.ledger.RunView;
import io.jenkins.plugins.intent.ledger.StageView;
import io.jenkins.plugins.intent.text.StatusWords;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code intent status [RUN]}. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Says how a run stands. Ends with 0 whatever the answer, with 4 when its journal is damaged.",
        footer = {
            "",
            "Examples:",
            "  intent status",
            "  intent status --all",
            "  intent status --json 20260401-101530 | jq '.stages[] | {id, status}'"
        })
final class StatusCommand implements Callable<Integer> {
    /** What {@code status --all --json} prints. */
    record AllRuns(int schemaVersion, List<RunView> runs) {}

    private final Host host;

    @Parameters(paramLabel = "RUN", arity = "0..1", description = "Run id or the start of one (default: the newest).")
    private String run;

    @Option(names = "--all", description = "List every run, oldest first.")
    private boolean all;

    @Mixin
    private final StateOptions state = new StateOptions();

    StatusCommand(Host host) {
        this.host = host;
    }

    @Override
    public Integer call() throws Exception {
        return all ? list() : show(state.find(host, run));
    }

    private int show(RunDirectory directory) {
        // Asked before reading, so that a run which ends in between is not called abandoned.
        boolean held = RunLock.isHeld(directory.path());
        PartialRun read = RunReader.readAsFarAsPossible(directory.path());
        if (read.view().isPresent()) {
            RunView view = read.view().get().withBundle(directory.bundle().toString());
            if (state.output().json() && read.problem().isEmpty()) {
                state.output().printJson(host, view);
            } else if (!state.output().json()) {
                print(view, directory);
                if (!held
                        && view.status() == RunStatus.RUNNING
                        && read.problem().isEmpty()) {
                    host.out()
                            .println("nobody works on it; "
                                    + Advice.of(host, state).call("resume", view.runId()));
                }
            }
        }
        if (read.problem().isPresent()) {
            throw read.problem().get();
        }
        return ExitCode.SUCCEEDED;
    }

    private void print(RunView view, RunDirectory directory) {
        Style style = state.output().style(host);
        Symbols symbols = Symbols.of(host.unicode());
        for (StageView stage : view.stages()) {
            Mark mark = Mark.of(stage.status());
            host.out()
                    .println(style.paint(mark, symbols.of(stage.status(), 0)) + " "
                            + style.paint(Mark.NONE, stage.id() + " " + standing(stage)));
        }
        new Summary(host, state).print(view, Questions.of(directory, view));
    }

    private static String standing(StageView stage) {
        String word = StatusWords.of(stage.status());
        if (stage.reason() == null) {
            return word;
        }
        return stage.reason().startsWith(word) ? stage.reason() : word + ": " + stage.reason();
    }

    private int list() throws IOException {
        List<RunView> views = new ArrayList<>();
        int code = ExitCode.SUCCEEDED;
        for (RunDirectory directory : state.state(host).runs()) {
            PartialRun read = RunReader.readAsFarAsPossible(directory.path());
            read.view()
                    .ifPresent(
                            view -> views.add(view.withBundle(directory.bundle().toString())));
            if (read.problem().isPresent()) {
                host.err().println("intent: " + read.problem().get().getMessage());
                code = ExitCode.STATE;
            }
        }
        if (state.output().json()) {
            state.output().printJson(host, new AllRuns(1, views));
        } else {
            views.forEach(this::line);
        }
        return code;
    }

    private void line(RunView view) {
        Style style = state.output().style(host);
        host.out()
                .println(style.paint(Mark.NONE, view.runId() + "  ")
                        + style.paint(Mark.of(view.status()), String.format("%-18s", StatusWords.of(view.status())))
                        + style.paint(Mark.NONE, "  " + view.goal()));
    }
}
