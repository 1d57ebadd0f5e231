package io.jenkins.plugins.intent.cli;

import io.jenkins.plugins.intent.engine.LocalPlanner;
import io.jenkins.plugins.intent.engine.PlannedRun;
import io.jenkins.plugins.intent.json.InvalidDocumentException;
import io.jenkins.plugins.intent.json.Problem;
import io.jenkins.plugins.intent.policy.CommandPolicy;
import io.jenkins.plugins.intent.policy.Finding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;

/** What an intent is planned with: the policy that judges its commands, and where its project is. */
final class PlanOptions {
    @Mixin
    private PolicyOptions policies;

    @Mixin
    private WorkspaceOptions workspace;

    CommandPolicy policy(Host host) throws InvalidDocumentException, IOException {
        return policies.read(host);
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
            all.addAll(problems(host, runId, file));
            throw new InvalidDocumentException(all);
        }
        return plan(host, runId, file, policy);
    }

    PlannedRun plan(Host host, String runId, Path file, CommandPolicy policy) throws InvalidDocumentException {
        return new LocalPlanner(host.environment())
                .plan(runId, file.toString(), host.resolve(file), workspace(host), policy);
    }

    /** What the policy says of those stages of a wrong intent that nothing else is wrong with. */
    List<FindingReport> findings(Host host, InvalidDocumentException wrong, CommandPolicy policy) {
        List<Finding> findings = new LocalPlanner(host.environment()).findings(wrong, workspace(host), policy);
        return wrong.document()
                .map(document -> FindingReport.of(document, findings))
                .orElse(List.of());
    }

    private List<Problem> problems(Host host, String runId, Path file) {
        try {
            plan(host, runId, file, CommandPolicy.builtIn());
            return List.of();
        } catch (InvalidDocumentException wrongIntent) {
            return wrongIntent.problems();
        }
    }
}
