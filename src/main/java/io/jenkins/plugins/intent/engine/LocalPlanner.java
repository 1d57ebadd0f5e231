package io.jenkins.plugins.intent.engine;

import io.jenkins.plugins.intent.json.Document;
import io.jenkins.plugins.intent.json.DocumentReader;
import io.jenkins.plugins.intent.json.InvalidDocumentException;
import io.jenkins.plugins.intent.model.IntentDocument;
import io.jenkins.plugins.intent.model.IntentReader;
import io.jenkins.plugins.intent.model.RunInputs;
import io.jenkins.plugins.intent.model.SoundStages;
import io.jenkins.plugins.intent.model.Stage;
import io.jenkins.plugins.intent.model.Variables;
import io.jenkins.plugins.intent.policy.CommandPolicy;
import io.jenkins.plugins.intent.policy.Finding;
import io.jenkins.plugins.intent.policy.Platform;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Plans runs of this machine: new ones from a document, old ones from what they kept of themselves. */
public final class LocalPlanner {
    private final RunInputs inputs;

    /** @param inputs the environment of this process, and values for parameters */
    public LocalPlanner(RunInputs inputs) {
        this.inputs = inputs;
    }

    /**
     * Reads an intent and plans a new run of it.
     *
     * @param name what messages call the file
     * @param workspace absolute directory that a relative project path is resolved in
     * @throws InvalidDocumentException with everything that is wrong with the document, here and now
     */
    public PlannedRun plan(String runId, String name, Path file, Path workspace, CommandPolicy policy)
            throws InvalidDocumentException {
        return plan(runId, name, DocumentReader.bytes(name, file), workspace, policy, inputs);
    }

    /** Reads an intent and judges it as {@link #plan} does, without a run to be. */
    public JudgedIntent judge(String name, Path file, Path workspace, CommandPolicy policy)
            throws InvalidDocumentException {
        IntentDocument document = read(name, DocumentReader.bytes(name, file), workspace, inputs);
        return planner(policy)
                .judge(
                        document,
                        inputs,
                        ProjectDirectory.of(workspace, document.source().root()));
    }

    /**
     * What the policy says of the commands of a document that cannot be run: of those stages that nothing
     * else is wrong with, in document order.
     *
     * @param wrong thrown by {@link #plan}
     */
    public List<Finding> findings(InvalidDocumentException wrong, Path workspace, CommandPolicy policy) {
        if (wrong.document().isEmpty() || ProjectDirectory.isWrong(wrong.problems())) {
            return List.of();
        }
        Document document = wrong.document().get();
        Path projectDir = ProjectDirectory.of(workspace, document.root());
        List<Stage> stages = SoundStages.of(document, wrong.problems(), inputs);
        return new StageJudge(policy, Platform.current(), true)
                .judge(stages, document, List.of(), projectDir).values().stream()
                        .flatMap(List::stream)
                        .toList();
    }

    /**
     * Plans an existing run again, from its own copy of the document and the variables it was started
     * with, so that it goes on the same from any shell: this one has {@link KeptRun#environment}. Only secrets come
     * from this process.
     *
     * @throws InvalidDocumentException when a secret is not set any more
     * @throws IOException when the policy that it was judged by cannot be read any more
     */
    public PlannedRun again(KeptRun run) throws InvalidDocumentException, IOException {
        RunRequest request = run.request();
        Map<String, String> variables = new HashMap<>(inputs.environment());
        variables.putAll(request.variables());
        return plan(
                run.runId(),
                request.file(),
                run.document(),
                Path.of(request.workspace()),
                run.policy(),
                new RunInputs(variables, request.parameters()));
    }

    /** The variables that a document uses, with their values here; secrets, and what they are made of, are left out. */
    public Map<String, String> variablesUsed(IntentDocument document) {
        Map<String, String> used = new TreeMap<>();
        for (String name : StartedEnvironment.kept(document.content())) {
            if (inputs.environment().containsKey(name)) {
                used.put(name, inputs.environment().get(name));
            }
        }
        return used;
    }

    private static PlannedRun plan(
            String runId, String name, byte[] content, Path workspace, CommandPolicy policy, RunInputs inputs)
            throws InvalidDocumentException {
        IntentDocument document = read(name, content, workspace, inputs);
        return planner(policy)
                .plan(
                        runId,
                        document,
                        inputs,
                        ProjectDirectory.of(workspace, document.source().root()));
    }

    private static RunPlanner planner(CommandPolicy policy) {
        return new RunPlanner(policy, new StageJudge(policy, Platform.current(), true), Leases.LOCAL);
    }

    private static IntentDocument read(String name, byte[] content, Path workspace, RunInputs inputs)
            throws InvalidDocumentException {
        return IntentReader.read(
                name,
                content,
                Variables.check(inputs),
                new CodeValues(),
                NamesOfFiles.ofThisJava(),
                new ProjectDirectory(workspace));
    }
}
