package io.jenkins.plugins.intent.cli;

import io.jenkins.plugins.intent.cli.Style.Mark;
import io.jenkins.plugins.intent.engine.LocalPlanner;
import io.jenkins.plugins.intent.engine.PlannedRun;
import io.jenkins.plugins.intent.engine.RunIds;
import io.jenkins.plugins.intent.json.InvalidDocumentException;
import io.jenkins.plugins.intent.model.IntentReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code intent validate FILE…}. */
@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        description = "Says everything that is wrong with intents: all that `run` checks before it starts anything. "
                + "Ends with 2 when one is wrong, with 3 when none is, but the policy blocks a command.",
        footer = {"", "Examples:", "  intent validate intent.json", "  intent validate --policy policy.json ci/*.json"})
final class ValidateCommand implements Callable<Integer> {
    /** What is said of one file. */
    record Checked(String file, boolean valid, List<ProblemReport> problems, List<FindingReport> findings) {}

    /** What {@code validate --json} prints. */
    record Validation(int schemaVersion, List<Checked> files) {}

    private final Host host;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Intents.")
    private List<Path> files;

    @Mixin
    private PolicyOptions policies;

    @Mixin
    private WorkspaceOptions workspace;

    @Mixin
    private OutputOptions output;

    ValidateCommand(Host host) {
        this.host = host;
    }

    @Override
    public Integer call() throws Exception {
        List<Checked> all = new ArrayList<>();
        for (Path file : files) {
            Checked checked = check(file);
            all.add(checked);
            if (!output.json()) {
                print(checked);
            }
        }
        if (output.json()) {
            output.printJson(host, new Validation(1, all));
        }
        if (all.stream().anyMatch(checked -> !checked.valid())) {
            return ExitCode.USAGE;
        }
        boolean blocked =
                all.stream().flatMap(checked -> checked.findings().stream()).anyMatch(FindingReport::blocks);
        return blocked ? ExitCode.NEEDS_HUMAN : ExitCode.SUCCEEDED;
    }

    private Checked check(Path file) throws Exception {
        try {
            PlannedRun planned = new LocalPlanner(host.environment())
                    .plan(
                            RunIds.next(0),
                            IntentReader.read(file.toString(), host.resolve(file)),
                            workspace.directory(host),
                            policies.read(host));
            return new Checked(file.toString(), true, List.of(), FindingReport.of(planned));
        } catch (InvalidDocumentException e) {
            if (!output.json()) {
                host.out().println(e.getMessage());
            }
            return new Checked(file.toString(), false, ProblemReport.of(e.problems()), List.of());
        }
    }

    private void print(Checked checked) {
        Style style = output.style(host);
        checked.findings().forEach(finding -> host.out().println(finding.text(style)));
        if (checked.valid()) {
            host.out().println(style.paint(Mark.GOOD, checked.file() + ": valid"));
        }
    }
}
