package io.jenkins.plugins.intent.engine;

import io.jenkins.plugins.intent.json.InvalidDocumentException;
import io.jenkins.plugins.intent.model.IntentDocument;
import io.jenkins.plugins.intent.model.IntentReader;
import io.jenkins.plugins.intent.model.Stage;
import io.jenkins.plugins.intent.policy.CommandPolicy;
import io.jenkins.plugins.intent.policy.Platform;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Plans runs of this machine: new ones from a document, old ones from what they kept of themselves. */
public final class LocalPlanner {
    private static final Pattern NAME = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)");

    private final Map<String, String> environment;

    /** @param environment of this process */
    public LocalPlanner(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /**
     * Plans a new run.
     *
     * @param workspace absolute directory that a relative project path is resolved in
     * @throws InvalidDocumentException when the document cannot be run as it is
     */
    public PlannedRun plan(String runId, IntentDocument document, Path workspace, CommandPolicy policy)
            throws InvalidDocumentException {
        return plan(runId, document, workspace, policy, environment);
    }

    /**
     * Plans an existing run again, from its own copy of the document and the variables it was started
     * with, so that it goes on the same from any shell. Only secrets come from this environment.
     *
     * @throws UsageException when what the run kept of itself is damaged
     * @throws InvalidDocumentException when a secret is not set any more
     */
    public PlannedRun again(RunDirectory run, RunRequest request)
            throws IOException, UsageException, InvalidDocumentException {
        if (!Files.exists(run.intent())) {
            throw new UsageException(
                    run.intent() + " is missing: this run cannot go on; start the intent as a new run");
        }
        IntentDocument document = IntentReader.read(request.file(), Files.readAllBytes(run.intent()));
        Map<String, String> variables = new HashMap<>(environment);
        variables.putAll(request.variables());
        CommandPolicy policy = CommandPolicy.fromJson(request.policy());
        return plan(run.runId(), document, Path.of(request.workspace()), policy, variables);
    }

    /** The variables that a document uses, with their values here; secrets are left out. */
    public Map<String, String> variablesUsed(IntentDocument document) {
        Set<String> secrets = new HashSet<>();
        for (Stage stage : document.intent().workflow().stages()) {
            stage.exec().ifPresent(block -> secrets.addAll(block.secretEnv()));
        }
        Map<String, String> used = new TreeMap<>();
        Matcher names = NAME.matcher(new String(document.content(), StandardCharsets.UTF_8));
        while (names.find()) {
            String name = names.group(1);
            if (environment.containsKey(name) && !secrets.contains(name)) {
                used.put(name, environment.get(name));
            }
        }
        return used;
    }

    private static PlannedRun plan(
            String runId, IntentDocument document, Path workspace, CommandPolicy policy, Map<String, String> variables)
            throws InvalidDocumentException {
        Path projectDir = workspace
                .resolve(document.intent().projectPath())
                .toAbsolutePath()
                .normalize();
        if (!Files.isDirectory(projectDir)) {
            throw new InvalidDocumentException(List.of(document.problem(
                    "/project_path",
                    "there is no directory " + projectDir,
                    Optional.of("a relative path starts at " + workspace))));
        }
        StageJudge judge = new StageJudge(policy, Platform.current(), true);
        return new RunPlanner(policy, judge).plan(runId, document, variables, projectDir);
    }
}
