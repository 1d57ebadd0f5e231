package io.jenkins.plugins.intent.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.intent.convert.Conversion;
import io.jenkins.plugins.intent.convert.ShellConversion;
import io.jenkins.plugins.intent.convert.ShellConversion.Origin;
import io.jenkins.plugins.intent.json.Json;
import io.jenkins.plugins.intent.json.Pointer;
import io.jenkins.plugins.intent.shell.ShellText.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One job of a workflow file: its steps become the commands of a stage. */
final class WorkflowJob {
    /**
     * A step of the job.
     *
     * @param said its fields
     * @param title what notes call it
     */
    private record Step(JsonNode said, Pointer place, String title) {}

    private final String name;
    private final JsonNode root;
    private final JsonNode job;
    private final Pointer place;
    private final WorkflowNotes notes;
    /** What steps and jobs before have put out. */
    private final Map<String, String> outputs;
    /** What steps before have set for those that follow. */
    private final Map<String, String> environment = new LinkedHashMap<>();

    private final List<ObjectNode> commands = new ArrayList<>();
    private final Set<String> secrets = new LinkedHashSet<>();
    private int total;
    private int inShell;

    WorkflowJob(String name, JsonNode root, WorkflowNotes notes, Map<String, String> outputs) {
        this.name = name;
        this.root = root;
        this.job = root.path("jobs").path(name);
        this.place = Pointer.ROOT.at("jobs").at(name);
        this.notes = notes;
        this.outputs = new HashMap<>(outputs);
    }

    List<ObjectNode> commands() {
        return commands;
    }

    int total() {
        return total;
    }

    int inShell() {
        return inShell;
    }

    void convert() {
        if (job.has("uses")) {
            note(place.at("uses"), "uses " + job.path("uses").asText() + ", which is left out");
        }
        for (int i = 0; i < job.path("steps").size(); i++) {
            step(i);
        }
    }

    private void note(Pointer where, String message) {
        notes.note(where, name, message);
    }

    /** @param message goes on from the name of the step */
    private void note(Step step, String field, String message) {
        note(step.place().at(field), step.title() + message);
    }

    private void step(int index) {
        Step step = new Step(job.path("steps").path(index), place.at("steps").at(index), "step " + (index + 1));
        JsonNode said = step.said();
        if (!said.path("run").isTextual()) {
            if (said.has("uses")) {
                note(step, "uses", " uses " + said.path("uses").asText() + ", which is left out");
            }
            return;
        }
        String shell = setting(said, "shell", "bash");
        if (!shell.startsWith("bash") && !shell.startsWith("sh")) {
            note(step.place(), step.title() + " is written for " + shell + ", and left out");
            return;
        }
        WorkflowFields fields = new WorkflowFields(name + ": " + step.title(), said, step.place(), notes);
        Expressions expressions = new Expressions(outputs);
        String text = expressions.replaced(said.path("run").textValue());
        List<Problem> problems = ShellConversion.problems(text);
        if (!problems.isEmpty()) {
            note(
                    step,
                    "run",
                    " is no shell text, and left out: " + problems.get(0).message());
            return;
        }
        List<ObjectNode> added = converted(step, text, expressions, fields);
        mayFail(fields, step, added);
        limit(fields, step, added);
        secrets.addAll(expressions.secrets());
        expressions.unknown().forEach(each -> note(step, "run", ": " + each + " is the variable of that name now"));
    }

    /** What a step says itself, or else what is the default of its job, or of the file. */
    private String setting(JsonNode step, String field, String otherwise) {
        String ofTheFile = root.path("defaults").path("run").path(field).asText(otherwise);
        return step.path(field)
                .asText(job.path("defaults").path("run").path(field).asText(ofTheFile));
    }

    private List<ObjectNode> converted(Step step, String text, Expressions expressions, WorkflowFields fields) {
        Map<String, String> seen = new LinkedHashMap<>();
        fill(seen, root.path("env"), expressions);
        fill(seen, job.path("env"), expressions);
        seen.putAll(environment);
        fill(seen, step.said().path("env"), expressions);
        Map<String, String> all = new LinkedHashMap<>(seen);
        all.putIfAbsent(Expressions.WORKSPACE, Expressions.PROJECT);
        all.putAll(expressions.values());
        Conversion conversion;
        try {
            conversion = ShellConversion.of(
                    text,
                    new Origin(
                            "",
                            "bash",
                            true,
                            expressions.directory(setting(step.said(), "working-directory", "")),
                            all,
                            seen.keySet(),
                            Expressions.outputPrefix(step.said().path("id").asText("step"))));
        } catch (IllegalArgumentException e) {
            note(step, "run", " is left out: " + e.getMessage());
            return List.of();
        }
        condition(step, conversion, fields);
        take(step, conversion, expressions);
        return conversion.commands();
    }

    /** What a step leaves for later ones is there in any case, so such a step runs in any case too. */
    private void condition(Step step, Conversion conversion, WorkflowFields fields) {
        if (!step.said().has("if")) {
            return;
        }
        boolean leaves = !conversion.left().outputs().isEmpty()
                || !conversion.left().environment().isEmpty();
        Optional<StepCondition.Said> condition = leaves
                ? Optional.empty()
                : StepCondition.of(step.said().path("if").asText());
        condition.ifPresent(said -> {
            conversion.commands().forEach(said::apply);
            said.asked().forEach(variable -> note(step, "if", " asks for " + variable + ", which is empty unless set"));
        });
        if (condition.isEmpty()) {
            fields.leftOut("if", "; see `when`");
        }
    }

    private void take(Step step, Conversion conversion, Expressions expressions) {
        total += conversion.total();
        inShell += conversion.inShell();
        conversion
                .remarks()
                .forEach(remark -> notes.within(step.place().at("run"), name + ", " + step.title(), remark));
        outputs.putAll(finished(conversion.left().outputs(), expressions));
        environment.putAll(finished(conversion.left().environment(), expressions));
        captured(conversion.commands());
        for (ObjectNode command : conversion.commands()) {
            if (step.said().path("name").isTextual()
                    && !command.has("name")
                    && conversion.commands().size() == 1) {
                command.put("name", step.said().path("name").textValue().replaceAll("\\$\\{\\{.*?}}", "…"));
            }
            commands.add(expressions.finished(command));
        }
    }

    private static void fill(Map<String, String> seen, JsonNode env, Expressions expressions) {
        env.properties()
                .forEach(entry -> seen.put(
                        entry.getKey(), expressions.filled(entry.getValue().asText())));
    }

    private static Map<String, String> finished(Map<String, String> texts, Expressions expressions) {
        Map<String, String> finished = new LinkedHashMap<>();
        ObjectNode all = Json.LINE.createObjectNode();
        texts.forEach(all::put);
        expressions
                .finished(all)
                .properties()
                .forEach(each -> finished.put(each.getKey(), each.getValue().textValue()));
        return finished;
    }

    /** Outputs that are known only when the step has run: later steps find them in variables. */
    private void captured(List<ObjectNode> added) {
        for (ObjectNode command : added) {
            if (command.has("capture")) {
                String variable = command.path("capture").textValue();
                outputs.put(variable, "${" + variable + "}");
                environment.remove(variable);
            }
        }
    }

    private void mayFail(WorkflowFields fields, Step step, List<ObjectNode> added) {
        if (fields.mayFail()) {
            added.forEach(command -> command.put("allow_failure", true));
            if (added.size() > 1) {
                note(
                        step,
                        WorkflowFields.MAY_FAIL,
                        ": after a command that fails, the next one of the step runs all the same");
            }
        }
    }

    private void limit(WorkflowFields fields, Step step, List<ObjectNode> added) {
        fields.timeoutSec().ifPresent(seconds -> {
            added.forEach(command -> command.put("timeout_sec", seconds));
            if (added.size() > 1) {
                note(step, WorkflowFields.TIMEOUT, ": each of its commands may take as long as the step may");
            }
        });
    }

    /** What the job says of all of its steps. */
    void complete(ObjectNode stage) {
        outputs(stage);
        if (!secrets.isEmpty()) {
            ArrayNode names = ((ObjectNode) stage.path("exec")).putArray("secret_env");
            secrets.forEach(names::add);
        }
        ArrayNode needs = Json.LINE.createArrayNode();
        JsonNode needed = job.path("needs");
        (needed.isArray() ? needed : Json.LINE.createArrayNode().add(needed)).forEach(each -> {
            if (each.isTextual()) {
                needs.add(id(each.textValue()));
            }
        });
        if (!needs.isEmpty()) {
            stage.set("needs", needs);
        }
        new WorkflowFields(name, job, place, notes).apply(stage);
    }

    /** An output of the job is captured once more, under the name that those find who need the job. */
    private void outputs(ObjectNode stage) {
        ArrayNode exports = Json.LINE.createArrayNode();
        Expressions expressions = new Expressions(outputs);
        job.path("outputs").properties().forEach(output -> {
            String variable = Expressions.outputVariable(name, output.getKey());
            ObjectNode prints = Json.LINE.createObjectNode().put("program", "printf");
            prints.putArray("args")
                    .add("%s")
                    .add(expressions.filled(output.getValue().asText()));
            ((ArrayNode) stage.path("exec").path("commands")).add(prints.put("capture", variable));
            exports.add(variable);
        });
        expressions.unknown().forEach(each -> note(place.at("outputs"), each + " is the variable of that name now"));
        if (!exports.isEmpty()) {
            stage.set("exports", exports);
        }
    }

    static String id(String name) {
        String id = name.replaceAll("[^A-Za-z0-9_-]+", "-");
        return Character.isLetterOrDigit(id.charAt(0)) ? id : "job" + id;
    }
}
