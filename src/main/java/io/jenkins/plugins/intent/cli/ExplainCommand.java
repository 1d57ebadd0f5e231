package io.jenkins.plugins.intent.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.intent.cli.screen.Style;
import io.jenkins.plugins.intent.cli.screen.Style.Mark;
import io.jenkins.plugins.intent.engine.PlannedRun;
import io.jenkins.plugins.intent.engine.RunIds;
import io.jenkins.plugins.intent.engine.Secrets;
import io.jenkins.plugins.intent.exec.CommandLines;
import io.jenkins.plugins.intent.json.JsonTrees;
import io.jenkins.plugins.intent.model.Condition;
import io.jenkins.plugins.intent.model.Stage;
import io.jenkins.plugins.intent.model.StageGraph;
import io.jenkins.plugins.intent.policy.CommandLine;
import io.jenkins.plugins.intent.policy.CommandPolicy;
import io.jenkins.plugins.intent.policy.tools.PolicyExplanation;
import io.jenkins.plugins.intent.secrets.Redactor;
import io.jenkins.plugins.intent.text.CommandText;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code intent explain FILE}. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description =
                "Says what `run` would do: the order, what can run at once, what the policy finds, and the policy itself. "
                        + "Starts nothing. Ends with 3 when the policy blocks a command.",
        footer = {"", "Examples:", "  intent explain intent.json", "  intent explain --json intent.json | jq .waves"})
final class ExplainCommand implements Callable<Integer> {
    /** What {@code explain --json} prints; every stage is in the wave after those it needs. */
    record Explanation(
            int schemaVersion,
            String goal,
            String projectDir,
            List<List<String>> waves,
            List<String> order,
            Map<String, List<String>> commands,
            List<FindingReport> findings,
            JsonNode policy) {}

    private static final int LONGEST_LINE = 400;

    private final Host host;

    @Parameters(paramLabel = "FILE", description = "The intent.")
    private Path file;

    @Mixin
    private final PlanOptions plans = new PlanOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    ExplainCommand(Host host) {
        this.host = host;
    }

    @Override
    public Integer call() throws Exception {
        PlannedRun planned = plans.plan(host, RunIds.next(0), file);
        StageGraph graph = StageGraph.of(planned.intent().workflow());
        Explanation explanation = new Explanation(
                1,
                planned.intent().goal(),
                planned.projectDir().toString(),
                graph.levels(),
                graph.order(),
                commands(planned),
                FindingReport.of(planned),
                JsonTrees.read(planned.policy().toJson()));
        if (output.json()) {
            output.printJson(host, explanation);
        } else {
            print(explanation, graph, planned.policy());
        }
        boolean blocked = explanation.findings().stream().anyMatch(FindingReport::blocks);
        return blocked ? ExitCode.NEEDS_HUMAN : ExitCode.SUCCEEDED;
    }

    /** By stage, as they will run: a line each, secrets masked. */
    private Map<String, List<String>> commands(PlannedRun planned) {
        Redactor redactor = Redactor.of(Secrets.values(planned, host.environment()));
        Map<String, List<String>> commands = new LinkedHashMap<>();
        for (Stage stage : planned.intent().workflow().stages()) {
            stage.exec().ifPresent(block -> {
                Path workdir = planned.projectDir().resolve(block.workdir()).normalize();
                commands.put(
                        stage.id(),
                        block.started().stream()
                                .map(command -> redactor.mask(
                                        line(CommandLines.shown(block, command, planned.projectDir()), workdir)
                                                + provisos(command.when(), command.allowFailure())))
                                .toList());
            });
        }
        return commands;
    }

    private static String line(List<CommandLine> processes, Path workdir) {
        Path cwd = processes.get(0).cwd();
        String place =
                cwd.equals(workdir) ? "" : "  (in " + (cwd.startsWith(workdir) ? workdir.relativize(cwd) : cwd) + ")";
        return processes.stream()
                        .map(process -> CommandText.of(process.program(), process.args(), LONGEST_LINE))
                        .collect(Collectors.joining(" | "))
                + place;
    }

    private void print(Explanation explanation, StageGraph graph, CommandPolicy policy) {
        Style style = output.style(host);
        host.out().println(style.paint(Mark.STRONG, explanation.goal()));
        host.out().println(style.paint(Mark.FAINT, "in " + explanation.projectDir()));
        int wave = 0;
        for (List<String> stages : explanation.waves()) {
            host.out().println(style.paint(Mark.STRONG, ++wave + "."));
            for (String id : stages) {
                host.out().println(style.paint(Mark.NONE, "   " + line(graph.stage(id))));
                explanation
                        .commands()
                        .getOrDefault(id, List.of())
                        .forEach(command -> host.out().println(style.paint(Mark.FAINT, "      " + command)));
            }
        }
        host.out()
                .println(style.paint(
                        Mark.STRONG, "Findings:" + (explanation.findings().isEmpty() ? " none" : "")));
        FindingReport.lines(explanation.findings(), style)
                .forEach(line -> host.out().println("   " + line));
        host.out().println(style.paint(Mark.STRONG, "Policy:"));
        PolicyExplanation.of(policy).forEach(line -> host.out().println(style.paint(Mark.NONE, "   " + line)));
        Boundaries.problem(host, policy, Path.of(explanation.projectDir()))
                .ifPresent(why -> host.out().println(style.paint(Mark.NONE, "   Not on this machine: " + why)));
    }

    private static String line(Stage stage) {
        String what = stage.exec()
                .map(block -> Counted.of(block.commands().size(), "command"))
                .orElse("waits for a person");
        String label = stage.label().map(text -> ", on agents with " + text).orElse("");
        String needs = stage.needs().isEmpty() ? "" : ", after " + String.join(", ", stage.needs());
        String after =
                switch (stage.runAfter()) {
                    case SUCCESS -> "";
                    case FAILURE -> ", after a failure only";
                    case ALWAYS -> ", also after a failure";
                };
        return stage.id() + " (" + what + label + needs + after + ")" + provisos(stage.when(), stage.allowFailure());
    }

    /** Under what condition something runs, and whether its failure counts. */
    private static String provisos(Optional<Condition> when, boolean mayFail) {
        String condition = when.map(each -> "  when " + each.text()
                        + each.known().map(met -> met ? " (met)" : " (not met)").orElse(""))
                .orElse("");
        return condition + (mayFail ? "  may fail" : "");
    }
}
