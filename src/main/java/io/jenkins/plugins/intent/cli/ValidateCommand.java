package io.jenkins.plugins.intent.cli;

import io.jenkins.plugins.intent.cli.screen.Style;
import io.jenkins.plugins.intent.cli.screen.Style.Mark;
import io.jenkins.plugins.intent.json.InvalidDocumentException;
import io.jenkins.plugins.intent.policy.CommandPolicy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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
    private final PlanOptions plans = new PlanOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    ValidateCommand(Host host) {
        this.host = host;
    }

    @Override
    public Integer call() throws Exception {
        List<Checked> all = new ArrayList<>();
        Optional<CommandPolicy> policy = policy(all);
        for (Path file : files) {
            all.add(check(file, policy));
        }
        if (output.json()) {
            output.printJson(host, new Validation(1, all));
        } else {
            all.forEach(this::print);
        }
        // Asked of streams, it would have Java make up code first.
        int code = ExitCode.SUCCEEDED;
        for (Checked checked : all) {
            if (!checked.valid()) {
                return ExitCode.USAGE;
            }
            for (FindingReport finding : checked.findings()) {
                code = finding.blocks() ? ExitCode.NEEDS_HUMAN : code;
            }
        }
        return code;
    }

    /** A wrong policy is reported like a wrong intent, and the intents are looked at without one. */
    private Optional<CommandPolicy> policy(List<Checked> all) throws IOException {
        try {
            return Optional.of(plans.policy(host));
        } catch (InvalidDocumentException wrong) {
            ProblemReport.of(wrong.problems()).stream()
                    .collect(Collectors.groupingBy(ProblemReport::file, LinkedHashMap::new, Collectors.toList()))
                    .forEach((file, problems) -> all.add(new Checked(file, false, problems, List.of())));
            return Optional.empty();
        }
    }

    private Checked check(Path file, Optional<CommandPolicy> policy) {
        CommandPolicy judge = policy.orElseGet(CommandPolicy::builtIn);
        try {
            List<FindingReport> findings = FindingReport.of(plans.judge(host, file, judge));
            return new Checked(file.toString(), true, List.of(), policy.isPresent() ? findings : List.of());
        } catch (InvalidDocumentException wrong) {
            List<FindingReport> findings = policy.isPresent() ? plans.findings(host, wrong, judge) : List.of();
            return new Checked(file.toString(), false, ProblemReport.of(wrong.problems()), findings);
        }
    }

    private void print(Checked checked) {
        Style style = output.style(host);
        checked.problems().forEach(problem -> host.out().println(style.paint(Mark.NONE, problem.text())));
        FindingReport.lines(checked.findings(), style).forEach(host.out()::println);
        if (checked.valid()) {
            host.out().println(style.paint(Mark.GOOD, checked.file() + ": valid"));
        }
    }
}
