package io.jenkins.plugins.intent.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.intent.json.Json;
import io.jenkins.plugins.intent.json.Pointer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What a job of a workflow says besides its steps: fields of a stage, or notes that it is left out. */
final class WorkflowFields {
    private static final Map<String, String> SEE = Map.of(
            "runs-on", "; see `agent.label`",
            "container", ": its commands run on the machine itself",
            "services", "; see `exec.services`",
            "concurrency", "",
            "environment", "");

    private final String name;
    private final JsonNode job;
    private final Pointer place;
    private final WorkflowNotes notes;

    WorkflowFields(String name, JsonNode job, Pointer place, WorkflowNotes notes) {
        this.name = name;
        this.job = job;
        this.place = place;
        this.notes = notes;
    }

    void apply(ObjectNode stage) {
        when(stage);
        JsonNode mayFail = job.path("continue-on-error");
        if (mayFail.isTextual()) {
            leftOut("continue-on-error", "");
        } else if (mayFail.asBoolean()) {
            stage.put("allow_failure", true);
        }
        JsonNode minutes = job.path("timeout-minutes");
        if (minutes.canConvertToInt()) {
            stage.put("timeout_sec", TimeUnit.MINUTES.toSeconds(minutes.intValue()));
        } else if (!minutes.isMissingNode()) {
            leftOut("timeout-minutes", "");
        }
        matrix(stage);
        for (String field : List.of("runs-on", "container", "services", "concurrency", "environment")) {
            if (job.has(field)) {
                leftOut(field, SEE.get(field));
            }
        }
    }

    private void leftOut(String field, String more) {
        JsonNode value = job.path(field);
        String shown = value.isValueNode() ? field + ": " + value.asText() : field;
        notes.note(place.at(field), name, "`" + shown + "` is left out" + more);
    }

    private void when(ObjectNode stage) {
        if (!job.has("if")) {
            return;
        }
        String condition = job.path("if").asText().replaceAll("^\\$\\{\\{\\s*|\\s*}}$", "");
        switch (condition) {
            case "always()" -> stage.put("run_when", "always");
            case "failure()" -> stage.put("run_when", "failure");
            case "success()" -> {}
            default -> leftOut("if", "; see `when`");
        }
    }

    private void matrix(ObjectNode stage) {
        Pointer strategy = place.at("strategy");
        job.path("strategy").fieldNames().forEachRemaining(field -> {
            if (!field.equals("matrix")) {
                notes.leftOut(strategy.at(field), name, field);
            }
        });
        ObjectNode axes = Json.LINE.createObjectNode();
        job.path("strategy").path("matrix").properties().forEach(axis -> {
            boolean plain = axis.getValue().isArray() && !axis.getValue().isEmpty();
            for (JsonNode value : axis.getValue()) {
                plain &= value.isValueNode();
            }
            if (plain && !axis.getKey().equals("exclude") && !axis.getKey().equals("include")) {
                ArrayNode values = axes.putArray(axis.getKey());
                axis.getValue().forEach(value -> values.add(value.asText()));
            } else {
                notes.note(
                        strategy.at("matrix").at(axis.getKey()),
                        name,
                        "`" + axis.getKey() + "` of the matrix is left out");
            }
        });
        if (!axes.isEmpty()) {
            stage.set("matrix", axes);
        }
    }
}
