package io.jenkins.plugins.intent.cli;

import io.jenkins.plugins.intent.cli.screen.Style;
import io.jenkins.plugins.intent.cli.screen.Style.Mark;
import io.jenkins.plugins.intent.policy.Platform;
import io.jenkins.plugins.intent.policy.tools.PolicyTable;
import io.jenkins.plugins.intent.policy.tools.TableScore;
import io.jenkins.plugins.intent.policy.tools.TableThresholds;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code intent policy test FILE…}. */
@Command(
        name = "test",
        mixinStandardHelpOptions = true,
        description = {
            "Judges tables of commands, JSON Lines with program, args, cwd, env, expect and optionally setup and platform,"
                    + " and prints a score and each mismatch.",
            "Ends with 1 when a row is judged otherwise than it expects; with --thresholds, when a share is missed."
        },
        footer = {
            "",
            "Examples:",
            "  intent policy test commands.jsonl",
            "  intent policy test --policy policy.json --json *.jsonl | jq '.files[].mismatches'"
        })
final class PolicyTestCommand implements Callable<Integer> {
    private final Host host;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Tables of commands.")
    private List<Path> files;

    @Option(
            names = "--platform",
            paramLabel = "NAME",
            description = "Judge every row for linux or windows (default: the row's own, else linux).")
    private Platform platform;

    @Option(names = "--thresholds", paramLabel = "FILE", description = "Shares that each file must reach.")
    private Path thresholds;

    @Mixin
    private final PolicyOptions policy = new PolicyOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    PolicyTestCommand(Host host) {
        this.host = host;
    }

    @Override
    public Integer call() throws Exception {
        Optional<TableThresholds> wanted =
                thresholds == null ? Optional.empty() : Optional.of(TableThresholds.read(host.resolve(thresholds)));
        TableScore score = named(new PolicyTable(policy.read(host), Optional.ofNullable(platform))
                .score(files.stream().map(host::resolve).toList()));
        List<String> missed = wanted.map(shares -> shares.missed(score)).orElse(List.of());
        if (output.json()) {
            output.printJson(host, score);
            missed.forEach(sentence -> host.err().println(sentence));
        } else {
            print(score, missed);
        }
        boolean exact =
                score.files().stream().allMatch(file -> file.mismatches().isEmpty());
        return (wanted.isPresent() ? missed.isEmpty() : exact) ? ExitCode.SUCCEEDED : ExitCode.FAILED;
    }

    /** The same with the files' names as given. */
    private TableScore named(TableScore score) {
        List<TableScore.FileScore> named = new ArrayList<>();
        for (TableScore.FileScore file : score.files()) {
            named.add(new TableScore.FileScore(
                    files.get(named.size()).toString(),
                    file.rows(),
                    file.block(),
                    file.warn(),
                    file.allow(),
                    file.mismatches()));
        }
        return new TableScore(named);
    }

    private void print(TableScore score, List<String> missed) {
        Style style = output.style(host);
        for (TableScore.FileScore file : score.files()) {
            file.mismatches()
                    .forEach(mismatch -> host.out()
                            .println(style.paint(
                                    Mark.BAD,
                                    mismatch.id() + ": expected " + mismatch.expect() + ", got " + mismatch.got()
                                            + (mismatch.rule().isEmpty() ? "" : " by " + mismatch.rule()))));
            host.out().println(style.paint(Mark.STRONG, file.file() + ": " + Counted.of(file.rows(), "row")));
            tally(style, "block", file.block());
            tally(style, "warn", file.warn());
            tally(style, "allow", file.allow());
        }
        missed.forEach(sentence -> host.out().println(style.paint(Mark.BAD, sentence)));
    }

    private void tally(Style style, String expected, TableScore.Tally tally) {
        if (tally.expected() > 0) {
            host.out()
                    .println(style.paint(
                            Mark.NONE,
                            "  " + tally.expected() + " expect " + expected + ": " + tally.blocked() + " blocked, "
                                    + (tally.flagged() - tally.blocked()) + " warned, "
                                    + (tally.expected() - tally.flagged()) + " allowed"));
        }
    }
}
