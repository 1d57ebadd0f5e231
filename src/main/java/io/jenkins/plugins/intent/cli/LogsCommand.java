package io.jenkins.plugins.intent.cli;

import io.jenkins.plugins.intent.engine.RunDirectory;
import io.jenkins.plugins.intent.engine.UsageException;
import io.jenkins.plugins.intent.ledger.RunLock;
import io.jenkins.plugins.intent.ledger.RunReader;
import io.jenkins.plugins.intent.ledger.RunStatus;
import io.jenkins.plugins.intent.ledger.RunView;
import io.jenkins.plugins.intent.ledger.StageView;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code intent logs [RUN] [STAGE]}. */
@Command(
        name = "logs",
        mixinStandardHelpOptions = true,
        description = {
            "Prints what the commands of a run printed, stage by stage, as it is kept: secrets are masked.",
            "Of each command, of each of its tries and of each service its standard output comes first, then its",
            "standard error: of a pipe, that of each of its processes."
        },
        footer = {"", "Examples:", "  intent logs", "  intent logs 20260401-101530 build", "  intent logs --follow"})
final class LogsCommand implements Callable<Integer> {
    private static final int POLL_MILLIS = 200;

    /** What {@code logs --json} prints: where the files are. */
    record Logs(int schemaVersion, String runId, List<Output> commands) {}

    /** The files of one command, as paths. */
    record Output(String stage, int attempt, String place, String command, String status, List<String> files) {
        static Output of(KeptOutput kept) {
            return new Output(
                    kept.stage(),
                    kept.attempt(),
                    kept.place(),
                    kept.command(),
                    kept.status(),
                    kept.files().stream().map(Path::toString).toList());
        }
    }

    private final Host host;

    @Parameters(
            index = "0",
            paramLabel = "RUN",
            arity = "0..1",
            description = "Run id or the start of one (default: the newest).")
    private String run;

    @Parameters(index = "1", paramLabel = "STAGE", arity = "0..1", description = "Only of this stage.")
    private String stage;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on while somebody works on the run.")
    private boolean follow;

    @Mixin
    private final StateOptions state = new StateOptions();

    LogsCommand(Host host) {
        this.host = host;
    }

    @Override
    public Integer call() throws Exception {
        if (follow && state.output().json()) {
            throw new UsageException("--follow prints lines as they come, --json one document; choose one");
        }
        RunDirectory directory = state.find(host, run);
        check(RunReader.read(directory.path()));
        LogPrinter printer = new LogPrinter(host.out(), state.output().style(host));
        while (true) {
            // Asked before looking, so that what is written until then is seen.
            boolean goesOn = follow && RunLock.isHeld(directory.path());
            RunView view = RunReader.read(directory.path());
            List<KeptOutput> outputs = KeptOutputs.of(directory, view).stream()
                    .filter(output -> stage == null || stage.equals(output.stage()))
                    .toList();
            if (state.output().json()) {
                state.output()
                        .printJson(
                                host,
                                new Logs(
                                        1,
                                        view.runId(),
                                        outputs.stream().map(Output::of).toList()));
                return ExitCode.SUCCEEDED;
            }
            outputs.forEach(printer::print);
            if (!goesOn || view.status() != RunStatus.RUNNING) {
                return ExitCode.SUCCEEDED;
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    private void check(RunView view) throws UsageException {
        List<String> ids = view.stages().stream().map(StageView::id).toList();
        if (stage != null && !ids.contains(stage)) {
            throw new UsageException(
                    "run " + view.runId() + " has no stage " + stage + "; it has " + String.join(", ", ids));
        }
    }
}
