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
    private IntentBinder() {}

    static Intent bind(Expanded document) {
        JsonNode root = document.root();
        JsonNode workflow = root.path("workflow");
        Map<String, List<String>> edges = new HashMap<>();
        for (JsonNode edge : workflow.path("edges")) {
            edges.computeIfAbsent(edge.path("to").textValue(), to -> new ArrayList<>())
                    .add(edge.path("from").textValue());
        }
        List<Stage> stages = new ArrayList<>();
        for (int i = 0; i < document.count(); i++) {
            String id = document.stage(i).path("id").textValue();
            stages.add(stage(document, i, edges.getOrDefault(id, List.of())));
        }
        return new Intent(
                root.path("schema_version").intValue(),
                root.path("goal").textValue(),
                root.path("project_path").asText("."),
                parameters(root.path(ParameterValues.FIELD)),
                new Workflow(workflow.path("name").textValue(), stages));
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

    /** @param before what it needs according to edges */
    static Stage stage(Expanded document, int index, List<String> before) {
        JsonNode stage = document.stage(index);
        List<String> needs = new ArrayList<>(texts(stage.path("needs")));
        needs.addAll(before);
        String id = stage.path("id").textValue();
        StageBuilder built = StageKind.GATE.text().equals(stage.path("kind").textValue())
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
                        WorkspaceMode.ISOLATED
                                        .text()
                                        .equals(stage.path("workspace").textValue())
                                ? WorkspaceMode.ISOLATED
                                : WorkspaceMode.SHARED)
                .outputs(outputs(stage.path("outputs")))
                .when(ConditionReader.optional(stage.path("when")))
                .runAfter(RunAfter.named(stage.path("run_when").asText(RunAfter.SUCCESS.text())))
                .allowFailure(stage.path("allow_failure").asBoolean(false))
                .build();
    }

    private static List<Output> outputs(JsonNode outputs) {
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
        exec.path("commands").forEach(command -> commands.add(CommandReader.command(command)));
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
        List<String> texts = new ArrayList<>(array.size());
        array.forEach(element -> texts.add(element.textValue()));
        return texts;
    }
}
