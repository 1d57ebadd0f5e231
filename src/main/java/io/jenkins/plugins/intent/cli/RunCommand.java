package io.jenkins.plugins.intent.cli;

import io.jenkins.plugins.intent.engine.LocalPlanner;
import io.jenkins.plugins.intent.engine.PlannedRun;
import io.jenkins.plugins.intent.engine.RunIds;
import io.jenkins.plugins.intent.engine.RunRequest;
import io.jenkins.plugins.intent.engine.StageSelection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code intent run FILE}. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Checks an intent and runs it.",
        footer = {
            "",
            "Examples:",
            "  intent run",
            "  intent run --output tail intent.json",
            "  intent run --supervised --agents 4 intent.json",
            "  intent run -p RELEASE=1.4 -p TARGET=staging intent.json",
            "  intent run --policy policy.json --state-dir /var/tmp/runs intent.json",
            "  intent run --json intent.json | jq .status"
        })
final class RunCommand implements Callable<Integer> {
    private final Host host;

    @Parameters(paramLabel = "FILE", arity = "0..1", description = "The intent (default: intent.json).")
    private Path file;

    @Option(
            names = "--stage",
            paramLabel = "STAGE",
            description = "Run only this stage and what it needs; may be given again for others.")
    private List<String> stages = new ArrayList<>();

    @Mixin
    private final PlanOptions plans = new PlanOptions();

    @Mixin
    private final WorkerOptions workers = new WorkerOptions();

    @Mixin
    private final LimitOptions limits = new LimitOptions();

    @Mixin
    private final ShowOptions show = new ShowOptions();

    @Mixin
    private final StateOptions state = new StateOptions();

    RunCommand(Host host) {
        this.host = host;
    }

    @Override
    public Integer call() throws Exception {
        Path file = file();
        PlannedRun planned = plans.plan(host, RunIds.next(System.currentTimeMillis()), file);
        if (!stages.isEmpty()) {
            planned = new StageSelection(planned).only(stages);
        }
        RunRequest request = new RunRequest(
                RunRequest.SCHEMA_VERSION,
                file.toString(),
                plans.workspace(host).toString(),
                new LocalPlanner(plans.inputs(host)).variablesUsed(planned.document()),
                plans.inputs(host).parameters(),
                planned.policy().toJson(),
                Optional.of(plans.policyFiles(host)),
                workers.supervised(),
                workers.agents());
        Boundaries.check(host, planned.policy(), planned.projectDir());
        return new RunSession(host, state, limits.output(), show).start(planned, request);
    }

    private Path file() {
        Path usual = Path.of("intent.json");
        if (file == null && !Files.exists(host.resolve(usual))) {
            throw new WrongCallException("there is no intent.json in " + host.directory() + "; name the intent to run");
        }
        return file == null ? usual : file;
    }
}
