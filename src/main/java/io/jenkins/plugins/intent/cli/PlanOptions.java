package io.jenkins.plugins.intent.cli;

import io.jenkins.plugins.intent.engine.JudgedIntent;
import io.jenkins.plugins.intent.engine.LocalPlanner;
import io.jenkins.plugins.intent.engine.PlannedRun;
import io.jenkins.plugins.intent.json.InvalidDocumentException;
import io.jenkins.plugins.intent.json.Problem;
import io.jenkins.plugins.intent.model.RunInputs;
import io.jenkins.plugins.intent.policy.CommandPolicy;
import io.jenkins.plugins.intent.policy.Finding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What an intent is planned with: the policy that judges its commands, and where its project is. */
final class PlanOptions {
    @Mixin
    private final PolicyOptions policies = new PolicyOptions();

    @Mixin
    private final WorkspaceOptions workspace = new WorkspaceOptions();

    @Option(
            names = {"-p", "--parameter"},
            paramLabel = "NAME=VALUE",
            description = "Sets a parameter that the intent declares; may be given again for others.")
    private Map<String, String> parameters = new LinkedHashMap<>();

    CommandPolicy policy(Host host) throws InvalidDocumentException, IOException {
        return policies.read(host);
    }

    /** The files that the policy is in, absolute. */
    List<String> policyFiles(Host host) {
        return policies.files(host).stream().map(Path::toString).toList();
    }

    RunInputs inputs(Host host) {
        return new RunInputs(host.environment(), parameters);
    }

    Path workspace(Host host) {
        return workspace.directory(host);
    }

    /** Reads the policy and an intent and plans a run. What is wrong with either is said at once. */
    PlannedRun plan(Host host, String runId, Path file) throws InvalidDocumentException, IOException {
        CommandPolicy policy;
        try {
            policy = policy(host);
        } catch (InvalidDocumentException wrongPolicy) {
            List<Problem> all = new ArrayList<>(wrongPolicy.problems());
            all.addAll(problems(host, file));
            throw new InvalidDocumentException(all);
        }
        return new LocalPlanner(inputs(host)).plan(runId, file.toString(), host.resolve(file), workspace(host), policy);
    }

    /** Reads an intent and judges it, for no run. */
    JudgedIntent judge(Host host, Path file, CommandPolicy policy) throws InvalidDocumentException {
        return new LocalPlanner(inputs(host)).judge(file.toString(), host.resolve(file), workspace(host), policy);
    }

    /** What the policy says of those stages of a wrong intent that nothing else is wrong with. */
    List<FindingReport> findings(Host host, InvalidDocumentException wrong, CommandPolicy policy) {
        List<Finding> findings = new LocalPlanner(inputs(host)).findings(wrong, workspace(host), policy);
        return wrong.document()
                .map(document -> FindingReport.of(document, findings))
                .orElse(List.of());
    }

    private List<Problem> problems(Host host, Path file) {
        try {
            judge(host, file, CommandPolicy.builtIn());
            return List.of();
        } catch (InvalidDocumentException wrongIntent) {
            return wrongIntent.problems();
        }
    }
}
