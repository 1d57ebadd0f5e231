package io.jenkins.plugins.intent.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Turns a document that passed every check into an {@link Intent}, and fills in the defaults. */
final class IntentBinder {
    private static final String GATE = StageKind.GATE.text();
    private static final String ISOLATED = WorkspaceMode.ISOLATED.text();

    private IntentBinder() {}

    static Intent bind(Expanded document) {
        JsonNode root = document.root();
        JsonNode workflow = root.path("workflow");
        Map<String, List<String>> edges = edges(document);
        List<Stage> stages = new ArrayList<>(document.count());
        for (int i = 0; i < document.count(); i++) {
            stages.add(stage(document, i, edges));
        }
        return new Intent(
                root.path("schema_version").intValue(),
                root.path("goal").textValue(),
                root.path("project_path").asText("."),
                parameters(root.path(ParameterValues.FIELD)),
                new Workflow(workflow.path("name").textValue(), stages));
    }

    /**
     * What a document comes to whose variables are replaced.
     *
     * @param intent of the document as it is written
     * @param written the stages that it was made of
     * @param replaced the stages to take now; those that are the same need not be read again
     */
    static Intent bound(Intent intent, Expanded written, Expanded replaced) {
        Map<String, List<String>> edges = edges(replaced);
        List<Stage> stages = new ArrayList<>(intent.workflow().stages());
        for (int i = 0; i < replaced.count(); i++) {
            if (replaced.stage(i) != written.stage(i)) {
                stages.set(i, stage(replaced, i, edges));
            }
        }
        return new Intent(
                intent.schemaVersion(),
                intent.goal(),
                intent.projectPath(),
                intent.parameters(),
                new Workflow(intent.workflow().name(), stages));
    }

    /** What each stage needs according to edges. */
    private static Map<String, List<String>> edges(Expanded document) {
        Map<String, List<String>> edges = new HashMap<>();
        for (JsonNode edge : document.root().path("workflow").path("edges")) {
            edges.computeIfAbsent(edge.path("to").textValue(), to -> new ArrayList<>())
                    .add(edge.path("from").textValue());
        }
        return edges;
    }

    private static List<Parameter> parameters(JsonNode declared) {
        List<Parameter> parameters = new ArrayList<>();
        declared.properties()
                .forEach(entry -> parameters.add(new Parameter(
                        entry.getKey(),
                        text(entry.getValue().path("default")),
                        texts(entry.getValue().path("choices")),
                        text(entry.getValue().path("description")))));
        return parameters;
    }

    /** @param edges what stages need according to edges */
    static Stage stage(Expanded document, int index, Map<String, List<String>> edges) {
        JsonNode stage = document.stage(index);
        String id = stage.path("id").textValue();
        List<String> needs = texts(stage.path("needs"));
        if (edges.containsKey(id)) {
            needs = new ArrayList<>(needs);
            needs.addAll(edges.get(id));
        }
        StageBuilder built = GATE.equals(stage.path("kind").textValue())
                ? StageBuilder.gate(id, gate(stage.path("gate")))
                : StageBuilder.block(id, exec(stage));
        return built.at(
                        document.origins().get(index),
                        document.values().get(index).values())
                .needs(needs)
                .label(text(stage.path("agent").path("label")))
                .attempts(
                        stage.path("max_attempts").asInt(1),
                        stage.path("retry_delay_sec").asLong(0))
                .timeoutSec(stage.path("timeout_sec").asLong(0))
                .leaseSec(
                        stage.has("lease_sec")
                                ? OptionalLong.of(stage.path("lease_sec").asLong())
                                : OptionalLong.empty())
                .workspace(
                        ISOLATED.equals(stage.path("workspace").textValue())
                                ? WorkspaceMode.ISOLATED
                                : WorkspaceMode.SHARED)
                .outputs(outputs(stage.path("outputs")))
                .when(ConditionReader.optional(stage.path("when")))
                .runAfter(
                        stage.has("run_when")
                                ? RunAfter.named(stage.path("run_when").asText())
                                : RunAfter.SUCCESS)
                .allowFailure(stage.path("allow_failure").asBoolean(false))
                .build();
    }

    private static List<Output> outputs(JsonNode outputs) {
        if (outputs.isEmpty()) {
            return List.of();
        }
        List<Output> all = new ArrayList<>();
        for (JsonNode output : outputs) {
            all.add(
                    output.isTextual()
                            ? new Output(output.textValue(), false, false)
                            : new Output(
                                    output.path("pattern").textValue(),
                                    "always".equals(output.path("when").textValue()),
                                    output.path("optional").asBoolean(false)));
        }
        return all;
    }

    private static Gate gate(JsonNode gate) {
        return new Gate(
                gate.path("message").asText("Continue?"),
                texts(gate.path("approvers")),
                gate.path("timeout_sec").asLong(0),
                gate.path("optional").asBoolean(false));
    }

    private static ExecBlock exec(JsonNode stage) {
        JsonNode exec = stage.path("exec");
        List<Command> commands = new ArrayList<>();
        for (JsonNode command : exec.path("commands")) {
            commands.add(CommandReader.command(command));
        }
        return new ExecBlock(
                exec.path("workdir").asText("."),
                exec.path("halt_on_error").asBoolean(true),
                exec.path("allow_shell").asBoolean(false),
                CommandReader.env(exec.path("env")),
                texts(exec.path("secret_env")),
                commands,
                CommandReader.seconds(stage.path("kill_grace_sec")),
                texts(stage.path("exports")),
                ConditionReader.optional(stage.path("when")),
                CommandReader.services(exec.path("services")),
                CommandReader.late(exec));
    }

    private static Optional<String> text(JsonNode node) {
        return Optional.ofNullable(node.textValue());
    }

    private static List<String> texts(JsonNode array) {
        if (array.isEmpty()) {
            return List.of();
        }
        List<String> texts = new ArrayList<>(array.size());
        for (JsonNode element : array) {
            texts.add(element.textValue());
        }
        return texts;
    }
}
