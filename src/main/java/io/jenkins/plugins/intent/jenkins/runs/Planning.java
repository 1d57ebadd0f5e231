package io.jenkins.plugins.intent.jenkins.runs;

import io.jenkins.plugins.intent.engine.JobSpecs;
import io.jenkins.plugins.intent.engine.PlannedRun;
import io.jenkins.plugins.intent.engine.RunPlanner;
import io.jenkins.plugins.intent.engine.Secrets;
import io.jenkins.plugins.intent.engine.StageJudge;
import io.jenkins.plugins.intent.jenkins.agents.AgentPath;
import io.jenkins.plugins.intent.json.InvalidDocumentException;
import io.jenkins.plugins.intent.model.IntentDocument;
import io.jenkins.plugins.intent.model.RunInputs;
import io.jenkins.plugins.intent.policy.CommandPolicy;
import io.jenkins.plugins.intent.policy.Platform;
import io.jenkins.plugins.intent.policy.PolicyLayer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads policies, judges an intent and fills it in: everything that happens before anything runs. */
final class Planning {
    /** Stands for the workspace of a stage that will get one later, on whichever node. */
    private static final Path SOME_WORKSPACE = Path.of("workspace").toAbsolutePath();

    private final RunSettings settings;

    Planning(RunSettings settings) {
        this.settings = settings;
    }

    /** @throws InvalidDocumentException with everything that is wrong; nothing may run then */
    PreparedRun plan(CallRecord call, IntentDocument document, RunInputs inputs, List<String> secretValues)
            throws InvalidDocumentException, IOException {
        CommandPolicy policy = policy(call.policy());
        Platform platform = call.origin() != null && call.origin().isWindows() ? Platform.WINDOWS : Platform.LINUX;
        PlannedRun planned = new RunPlanner(policy, new StageJudge(policy, platform, false), settings.leases())
                .plan(
                        call.runId(),
                        document,
                        inputs,
                        projectDirectory(call.origin(), document.intent().projectPath()));
        Set<String> secrets = new LinkedHashSet<>(secretValues);
        secrets.addAll(Secrets.values(planned, inputs.environment()));
        return new PreparedRun(
                planned, new JobSpecs(planned, settings.limits()), inputs.environment(), List.copyOf(secrets));
    }

    private CommandPolicy policy(String stepPolicy) throws InvalidDocumentException {
        List<PolicyLayer> layers = new ArrayList<>();
        layers.add(settings.floor().orElseGet(PolicyLayer::builtIn));
        if (stepPolicy != null) {
            layers.add(PolicyTexts.read("step", stepPolicy));
        }
        return CommandPolicy.of(layers);
    }

    /** Where the project is on the agent, as far as this machine can spell it. */
    private static Path projectDirectory(AgentPath origin, String projectPath) {
        Path workspace = origin == null || origin.isWindows() ? SOME_WORKSPACE : Path.of(origin.path());
        return workspace.resolve(projectPath).normalize();
    }
}
