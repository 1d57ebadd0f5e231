package io.jenkins.plugins.intent.cli;

import io.jenkins.plugins.intent.bundle.BundleNames;
import io.jenkins.plugins.intent.cli.screen.Progress;
import io.jenkins.plugins.intent.cli.screen.Style;
import io.jenkins.plugins.intent.engine.LocalRun;
import io.jenkins.plugins.intent.engine.LocalRuns;
import io.jenkins.plugins.intent.engine.LocalSettings;
import io.jenkins.plugins.intent.engine.PlannedRun;
import io.jenkins.plugins.intent.engine.RunDirectory;
import io.jenkins.plugins.intent.engine.RunRequest;
import io.jenkins.plugins.intent.engine.Secrets;
import io.jenkins.plugins.intent.engine.StateDirectory;
import io.jenkins.plugins.intent.engine.UsageException;
import io.jenkins.plugins.intent.exec.OutputLimits;
import io.jenkins.plugins.intent.files.AtomicFiles;
import io.jenkins.plugins.intent.ledger.LedgerSettings;
import io.jenkins.plugins.intent.ledger.RunView;
import io.jenkins.plugins.intent.model.Stage;
import io.jenkins.plugins.intent.text.ConsoleMode;
import io.jenkins.plugins.intent.time.TimeSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One call that works on a run: shows its progress, ends it on Ctrl-C, prints how it stands. */
final class RunSession {
    private static final int MOST_REMARKS = 20;

    private final Host host;
    private final StateOptions options;
    private final OutputLimits limits;
    private final ShowOptions show;

    RunSession(Host host, StateOptions options, OutputLimits limits, ShowOptions show) {
        this.host = host;
        this.options = options;
        this.limits = limits;
        this.show = show;
    }

    int start(PlannedRun planned, RunRequest request) throws IOException, InterruptedException, UsageException {
        return start(planned, request, Optional.empty());
    }

    /** Starts a run that takes stages over from another one. */
    int rerun(PlannedRun planned, RunRequest request, RunDirectory other)
            throws IOException, InterruptedException, UsageException {
        return start(planned, request, Optional.of(other));
    }

    private int start(PlannedRun planned, RunRequest request, Optional<RunDirectory> other)
            throws IOException, InterruptedException, UsageException {
        if (!options.output().json()) {
            remarks(planned);
        }
        keepOutOfGit(options.state(host).path());
        try (Progress progress = progress(planned);
                LocalRun run = runs(planned, request).start(planned, request, other, progress)) {
            return work(run, planned, progress);
        }
    }

    /** Runs are no sources: without this, every run would make a clean checkout look changed. */
    private static void keepOutOfGit(Path state) throws IOException, UsageException {
        if (Files.exists(state) && !Files.isDirectory(state)) {
            throw new UsageException(state + " is a file; name a directory for runs with --state-dir");
        }
        if (Files.exists(state)) {
            return;
        }
        try {
            Files.createDirectories(state);
            AtomicFiles.write(state.resolve(".gitignore"), "/.gitignore\n/runs/\n".getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw StateDirectory.unusable(state, e);
        }
    }

    /**
     * What the policy and the document's reader warn of, and a person may want to look at first. What they
     * block is said when it waits for a person; everyday commands that change files of the project, and
     * stages that share it, are for {@code validate} and {@code explain}.
     */
    private void remarks(PlannedRun planned) {
        Style style = options.output().style(host);
        List<String> warnings = FindingReport.lines(
                FindingReport.of(planned).stream()
                        .filter(finding -> !finding.blocks() && !finding.isEveryday())
                        .toList(),
                style);
        warnings.stream().limit(MOST_REMARKS).forEach(host.out()::println);
        if (warnings.size() > MOST_REMARKS) {
            int left = warnings.size() - MOST_REMARKS;
            host.out().println(style.paint(Style.Mark.ASKING, "and " + left + " more warnings: see `intent explain`"));
        }
    }

    int resume(PlannedRun planned, RunRequest request) throws IOException, InterruptedException {
        try (Progress progress = progress(planned);
                LocalRun run = runs(planned, request).resume(planned, progress)) {
            run.notes().forEach(progress::note);
            return work(run, planned, progress);
        }
    }

    private int work(LocalRun run, PlannedRun planned, Progress progress) throws IOException, InterruptedException {
        progress.begin(run.view());
        try (Interrupts interrupts = new Interrupts(run, host)) {
            RunView view = run.work();
            progress.close();
            if (options.output().json()) {
                // In the bundle it stands in the same words already.
                options.output().printFile(host, run.directory().bundle().resolve(BundleNames.RUN));
            } else {
                new Summary(host, options).print(view, Questions.of(planned.intent()));
            }
            return ExitCode.of(view.status());
        }
    }

    private Progress progress(PlannedRun planned) {
        if (options.output().json()) {
            return Progress.NONE;
        }
        Map<String, Integer> commands = new HashMap<>();
        planned.intent().workflow().stages().forEach(stage -> commands.put(stage.id(), commands(stage)));
        Style style = options.output().style(host);
        ConsoleMode mode = show.output().orElse(ConsoleMode.STREAM);
        if (host.terminal() && (show.output().isEmpty() || mode == ConsoleMode.QUIET)) {
            Optional<String> howToRead = mode == ConsoleMode.QUIET
                    ? Optional.empty()
                    : Optional.of(
                            Advice.of(host, options).call("logs", planned.plan().runId()));
            return Progress.onTerminal(host.out(), style, host.unicode(), commands, howToRead);
        }
        return Progress.inLines(host.out(), style, commands, mode);
    }

    private static int commands(Stage stage) {
        return stage.exec().map(block -> block.commands().size()).orElse(0);
    }

    private LocalRuns runs(PlannedRun planned, RunRequest request) {
        LocalSettings settings = new LocalSettings(
                request.agents(),
                request.supervised(),
                limits,
                LedgerSettings.ofOneMachine(),
                host.environment(),
                Secrets.values(planned, host.environment()),
                TimeSource.system());
        return new LocalRuns(options.state(host), settings);
    }
}
