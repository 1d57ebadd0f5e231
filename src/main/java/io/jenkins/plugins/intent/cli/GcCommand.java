package io.jenkins.plugins.intent.cli;

import io.jenkins.plugins.intent.bundle.Retention;
import io.jenkins.plugins.intent.bundle.RetentionPolicy;
import io.jenkins.plugins.intent.bundle.RetentionReport;
import io.jenkins.plugins.intent.bundle.RetentionSettings;
import io.jenkins.plugins.intent.cli.screen.Style;
import io.jenkins.plugins.intent.cli.screen.Style.Mark;
import io.jenkins.plugins.intent.engine.UsageException;
import io.jenkins.plugins.intent.time.TimeSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code intent gc}. */
@Command(
        name = "gc",
        mixinStandardHelpOptions = true,
        description = {
            "Deletes old runs: those that any limit takes, never one that has not ended.",
            "Limits that are not given come from settings.json in the state directory."
        },
        footer = {"", "Examples:", "  intent gc --keep-last 20 --dry-run", "  intent gc --max-age 30d --max-total 10G"})
final class GcCommand implements Callable<Integer> {
    /** What {@code gc --json} prints. */
    record Collection(
            int schemaVersion,
            boolean dryRun,
            List<RetentionReport.Entry> removed,
            List<RetentionReport.Entry> kept,
            long freedBytes,
            long keptBytes) {}

    private final Host host;

    @Option(names = "--keep-last", paramLabel = "N", description = "Keep only the newest N runs.")
    private Integer keepLast;

    @Option(
            names = "--max-age",
            paramLabel = "TIME",
            converter = Age.class,
            description = "Keep a run only so long after its end, for instance 12h, 30d, 8w.")
    private Duration maxAge;

    @Option(
            names = "--max-total",
            paramLabel = "SIZE",
            converter = Size.Converter.class,
            description = "Keep only as many of the newest runs as fit, for instance 500M, 10G.")
    private Size maxTotal;

    @Option(names = "--dry-run", description = "Delete nothing, say what would go.")
    private boolean dryRun;

    @Mixin
    private final StateOptions state = new StateOptions();

    GcCommand(Host host) {
        this.host = host;
    }

    @Override
    public Integer call() throws Exception {
        if (keepLast != null && keepLast < 0) {
            throw new UsageException("--keep-last " + keepLast + ": expected 0 or more");
        }
        Path directory = state.state(host).path();
        RetentionPolicy policy = new RetentionPolicy(
                        keepLast == null ? OptionalInt.empty() : OptionalInt.of(keepLast),
                        Optional.ofNullable(maxAge),
                        maxTotal == null ? OptionalLong.empty() : OptionalLong.of(maxTotal.bytes()))
                .orElse(RetentionSettings.read(directory));
        if (policy.keepsEverything()) {
            throw new UsageException("no limit is given, so every run is kept; give --keep-last, --max-age or"
                    + " --max-total, or set them in " + directory.resolve(RetentionSettings.FILE));
        }
        Retention retention = new Retention(directory.resolve("runs"), TimeSource.system());
        RetentionReport report = dryRun ? retention.preview(policy) : retention.apply(policy);
        if (state.output().json()) {
            state.output()
                    .printJson(
                            host,
                            new Collection(
                                    1,
                                    report.dryRun(),
                                    report.removed(),
                                    report.kept(),
                                    report.freedBytes(),
                                    report.keptBytes()));
        } else {
            print(report);
        }
        return ExitCode.SUCCEEDED;
    }

    private void print(RetentionReport report) {
        Style style = state.output().style(host);
        String verb = report.dryRun() ? "would delete " : "deleted ";
        report.removed()
                .forEach(run ->
                        host.out().println(style.paint(Mark.NONE, verb + run.runId() + " (" + run.reason() + ")")));
        report.kept()
                .forEach(run ->
                        host.out().println(style.paint(Mark.FAINT, "kept " + run.runId() + ": " + run.reason())));
        host.out()
                .println(style.paint(
                        Mark.STRONG,
                        verb + Counted.of(report.removed().size(), "run") + ", " + Size.shown(report.freedBytes())
                                + "; " + Size.shown(report.keptBytes()) + " remain"));
    }
}
