package io.jenkins.plugins.intent.cli;

import io.jenkins.plugins.intent.engine.LocalPlanner;
import io.jenkins.plugins.intent.engine.PlannedRun;
import io.jenkins.plugins.intent.engine.RunIds;
import io.jenkins.plugins.intent.engine.RunRequest;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code intent run FILE}. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Checks an intent and runs it.",
        footer = {
            "",
            "Examples:",
            "  intent run intent.json",
            "  intent run --supervised --agents 4 intent.json",
            "  intent run -p RELEASE=1.4 -p TARGET=staging intent.json",
            "  intent run --policy policy.json --state-dir /var/tmp/runs intent.json",
            "  intent run --json intent.json | jq .status"
        })
final class RunCommand implements Callable<Integer> {
    private final Host host;

    @Parameters(paramLabel = "FILE", description = "The intent.")
    private Path file;

    @Mixin
    private PlanOptions plans;

    @Mixin
    private WorkerOptions workers;

    @Mixin
    private LimitOptions limits;

    @Mixin
    private StateOptions state;

    RunCommand(Host host) {
        this.host = host;
    }

    @Override
    public Integer call() throws Exception {
        PlannedRun planned = plans.plan(host, RunIds.next(System.currentTimeMillis()), file);
        RunRequest request = new RunRequest(
                RunRequest.SCHEMA_VERSION,
                file.toString(),
                plans.workspace(host).toString(),
                new LocalPlanner(plans.inputs(host)).variablesUsed(planned.document()),
                plans.inputs(host).parameters(),
                planned.policy().toJson(),
                workers.supervised(),
                workers.agents());
        Boundaries.check(host, planned.policy());
        return new RunSession(host, state, limits.output()).start(planned, request);
    }
}
