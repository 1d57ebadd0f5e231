package io.jenkins.plugins.intent.cli;

import io.jenkins.plugins.intent.engine.LocalPlanner;
import io.jenkins.plugins.intent.engine.PlannedRun;
import io.jenkins.plugins.intent.engine.RunIds;
import io.jenkins.plugins.intent.engine.RunRequest;
import io.jenkins.plugins.intent.model.IntentDocument;
import io.jenkins.plugins.intent.model.IntentReader;
import io.jenkins.plugins.intent.policy.CommandPolicy;
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
            "  intent run --policy policy.json --state-dir /var/tmp/runs intent.json",
            "  intent run --json intent.json | jq .status"
        })
final class RunCommand implements Callable<Integer> {
    private final Host host;

    @Parameters(paramLabel = "FILE", description = "The intent.")
    private Path file;

    @Mixin
    private PolicyOptions policies;

    @Mixin
    private WorkspaceOptions workspace;

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
        LocalPlanner planner = new LocalPlanner(host.environment());
        CommandPolicy policy = policies.read(host);
        IntentDocument document = IntentReader.read(file.toString(), host.resolve(file));
        String runId = RunIds.next(System.currentTimeMillis());
        PlannedRun planned = planner.plan(runId, document, workspace.directory(host), policy);
        RunRequest request = new RunRequest(
                RunRequest.SCHEMA_VERSION,
                file.toString(),
                workspace.directory(host).toString(),
                planner.variablesUsed(document),
                policy.toJson(),
                workers.supervised(),
                workers.agents());
        return new RunSession(host, state, limits.output()).start(planned, request);
    }
}
