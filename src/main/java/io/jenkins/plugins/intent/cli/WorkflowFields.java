package io.jenkins.plugins.intent.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.intent.json.Pointer;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a job of a workflow, or a step, says besides what runs: fields of an intent, or notes that it is left out. */
final class WorkflowFields {
    static final String MAY_FAIL = "continue-on-error";
    static final String TIMEOUT = "timeout-minutes";

    /** What a job may have and a stage has not, or has another way. */
    private static final Map<String, String> SEE = Map.of(
            "runs-on", "; see `agent.label`",
            "container", ": its commands run on the machine itself",
            "services", "; see `exec.services`",
            "concurrency", "",
            "environment", "");

    private static final Pattern OF_MATRIX = Pattern.compile("\\$\\{matrix\\.([\\w-]+)}");

    private final String who;
    private final JsonNode all;
    private final Pointer place;
    private final WorkflowNotes notes;

    /**
     * @param who what notes call the job, or the step
     * @param all what it says
     */
    WorkflowFields(String who, JsonNode all, Pointer place, WorkflowNotes notes) {
        this.who = who;
        this.all = all;
        this.place = place;
        this.notes = notes;
    }

    /** Those of a job. */
    void apply(ObjectNode stage) {
        when(stage);
        if (mayFail()) {
            stage.put("allow_failure", true);
        }
        timeoutSec().ifPresent(seconds -> stage.put("timeout_sec", seconds));
        matrix(stage);
        all.fieldNames().forEachRemaining(field -> {
            if (SEE.containsKey(field)) {
                leftOut(field, SEE.get(field));
            }
        });
    }

    boolean mayFail() {
        if (all.path(MAY_FAIL).isTextual()) {
            leftOut(MAY_FAIL, "");
            return false;
        }
        return all.path(MAY_FAIL).asBoolean();
    }

    OptionalLong timeoutSec() {
        JsonNode minutes = all.path(TIMEOUT);
        if (minutes.canConvertToInt()) {
            return OptionalLong.of(TimeUnit.MINUTES.toSeconds(minutes.intValue()));
        }
        if (!minutes.isMissingNode()) {
            leftOut(TIMEOUT, "");
        }
        return OptionalLong.empty();
    }

    /** @param more what stands behind the words that say so */
    void leftOut(String field, String more) {
        JsonNode value = all.path(field);
        String shown = value.isValueNode() ? field + ": " + value.asText() : field;
        notes.note(place.at(field), who, "`" + shown + "` is left out" + more);
    }

    private void when(ObjectNode stage) {
        if (!all.has("if")) {
            return;
        }
        String condition = all.path("if").asText().replaceAll("^\\$\\{\\{\\s*|\\s*}}$", "");
        switch (condition) {
            case "always()" -> stage.put("run_when", "always");
            case "failure()" -> stage.put("run_when", "failure");
            case "success()" -> {}
            default -> leftOut("if", "; see `when`");
        }
    }

    private void matrix(ObjectNode stage) {
        Pointer strategy = place.at("strategy");
        all.path("strategy").fieldNames().forEachRemaining(field -> {
            if (!field.equals("matrix")) {
                notes.note(strategy.at(field), who, "`" + field + "` is left out");
            }
        });
        new MatrixReading(who, strategy.at("matrix"), notes)
                .read(all.path("strategy").path("matrix"))
                .ifPresent(matrix -> {
                    stage.set("matrix", matrix.field(stage.path("id").asText()));
                    split(stage, matrix);
                });
    }

    /** What a shell would split, or drop. */
    private void split(ObjectNode stage, WorkflowMatrix matrix) {
        Set<String> split = new LinkedHashSet<>();
        for (JsonNode args : stage.findValues("args")) {
            for (JsonNode argument : args) {
                Matcher whole = OF_MATRIX.matcher(argument.asText());
                if (whole.matches() && matrix.isSplit(whole.group(1))) {
                    split.add(whole.group(1));
                }
            }
        }
        for (String axis : split) {
            notes.note(
                    place.at("strategy").at("matrix"),
                    who,
                    "the value of matrix." + axis
                            + " stays one argument, blanks and all, also when it is empty; make it"
                            + " a list and write {\"matrix\": \"" + axis + "\"} where it stands for none or several");
        }
    }
}
