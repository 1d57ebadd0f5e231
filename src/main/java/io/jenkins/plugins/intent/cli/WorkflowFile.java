package io.jenkins.plugins.intent.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.intent.convert.Conversion;
import io.jenkins.plugins.intent.convert.Conversion.Remark;
import io.jenkins.plugins.intent.convert.IntentDraft;
import io.jenkins.plugins.intent.convert.ShellConversion;
import io.jenkins.plugins.intent.convert.ShellConversion.Origin;
import io.jenkins.plugins.intent.engine.UsageException;
import io.jenkins.plugins.intent.json.Json;
import io.jenkins.plugins.intent.shell.ShellText.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** The jobs of a GitHub workflow file as stages: their {@code run:} blocks, in order, one stage a job. */
final class WorkflowFile {
    private final String file;
    private final JsonNode root;
    private final IntentDraft draft;
    private final List<Remark> remarks = new ArrayList<>();
    private int total;
    private int inShell;

    /** What became of the file. */
    record Outcome(ObjectNode document, List<Remark> remarks, int total, int inShell) {}

    private WorkflowFile(String file, JsonNode root) {
        this.file = file;
        this.root = root;
        String name = root.path("name").asText(file);
        this.draft = new IntentDraft("What the workflow " + name + " does", name);
    }

    static Outcome convert(String file, String text) throws UsageException {
        JsonNode root;
        try {
            root = Json.LINE.valueToTree(
                    new Load(LoadSettings.builder().setLabel(file).build()).loadFromString(text));
        } catch (MarkedYamlEngineException e) {
            String place = e.getProblemMark()
                    .map(mark -> ", line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1))
                    .orElse("");
            throw new UsageException(file + " is no YAML" + place + ": " + e.getProblem());
        } catch (YamlEngineException e) {
            throw new UsageException(file + " is no YAML: " + e.getMessage());
        }
        return new WorkflowFile(file, root).convert();
    }

    private Outcome convert() throws UsageException {
        if (!root.path("jobs").isObject()) {
            throw new UsageException(file + " has no jobs, so there is nothing to convert");
        }
        for (Map.Entry<String, JsonNode> job : root.path("jobs").properties()) {
            job(job.getKey(), job.getValue());
        }
        if (draft.isEmpty()) {
            throw new UsageException(file + " has no run: block to convert");
        }
        dropMissingNeeds();
        return new Outcome(draft.document(), List.copyOf(new LinkedHashSet<>(remarks)), total, inShell);
    }

    private void job(String name, JsonNode job) throws UsageException {
        List<ObjectNode> commands = new ArrayList<>();
        Set<String> secrets = new LinkedHashSet<>();
        int shellBefore = inShell;
        for (int i = 0; i < job.path("steps").size(); i++) {
            step(name, i, job, commands, secrets);
        }
        if (commands.isEmpty()) {
            return;
        }
        ObjectNode stage = draft.stage(id(name), commands, inShell > shellBefore);
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
        if (job.path("timeout-minutes").canConvertToInt()) {
            stage.put(
                    "timeout_sec",
                    TimeUnit.MINUTES.toSeconds(job.path("timeout-minutes").intValue()));
        }
        matrix(name, job.path("strategy").path("matrix"), stage);
        if (job.has("if")) {
            note(name, "`if: " + job.path("if").asText() + "` is left out; see `when`");
        }
        if (job.has("services")) {
            note(name, "`services` is left out; see `exec.services`");
        }
    }

    private void step(String job, int index, JsonNode of, List<ObjectNode> commands, Set<String> secrets) {
        JsonNode step = of.path("steps").path(index);
        String what = "step " + (index + 1);
        if (!step.path("run").isTextual()) {
            if (step.has("uses")) {
                note(job, what + " uses " + step.path("uses").asText() + ", which is left out");
            }
            return;
        }
        String shell = step.path("shell")
                .asText(of.path("defaults").path("run").path("shell").asText("bash"));
        if (!shell.startsWith("bash") && !shell.startsWith("sh")) {
            note(job, what + " is written for " + shell + ", and left out");
            return;
        }
        if (step.has("if")) {
            note(job, what + ": `if: " + step.path("if").asText() + "` is left out; see `when`");
        }
        Expressions expressions = new Expressions();
        String text = expressions.replaced(step.path("run").textValue());
        List<Problem> problems = ShellConversion.problems(text);
        if (!problems.isEmpty()) {
            note(
                    job,
                    what + " is no shell text, and left out: " + problems.get(0).message());
            return;
        }
        Map<String, String> environment = new LinkedHashMap<>();
        for (JsonNode env : List.of(root.path("env"), of.path("env"), step.path("env"))) {
            env.properties()
                    .forEach(entry -> environment.put(
                            entry.getKey(), expressions.filled(entry.getValue().asText())));
        }
        convert(job, what, step, text, environment, expressions, commands);
        secrets.addAll(expressions.secrets());
        expressions.unknown().forEach(each -> note(job, what + ": " + each + " is the variable of that name now"));
    }

    private void convert(
            String job,
            String what,
            JsonNode step,
            String text,
            Map<String, String> environment,
            Expressions expressions,
            List<ObjectNode> commands) {
        Map<String, String> all = new LinkedHashMap<>(environment);
        all.putAll(expressions.values());
        String directory = step.path("working-directory").asText("");
        Conversion conversion;
        try {
            conversion = ShellConversion.of(
                    text, new Origin("bash", true, expressions.filled(directory), all, environment.keySet()));
        } catch (IllegalArgumentException e) {
            note(job, what + " is left out: " + e.getMessage());
            return;
        }
        total += conversion.total();
        inShell += conversion.inShell();
        conversion
                .remarks()
                .forEach(remark -> remarks.add(
                        new Remark(remark.line(), remark.staysShell(), job + ", " + what + ": " + remark.message())));
        for (ObjectNode command : conversion.commands()) {
            if (step.path("continue-on-error").asBoolean()) {
                command.put("allow_failure", true);
            }
            if (step.path("name").isTextual()
                    && !command.has("name")
                    && conversion.commands().size() == 1) {
                command.put("name", step.path("name").textValue().replaceAll("\\$\\{\\{.*?}}", "…"));
            }
            commands.add(expressions.finished(command));
        }
    }

    private void matrix(String job, JsonNode matrix, ObjectNode stage) {
        ObjectNode axes = Json.LINE.createObjectNode();
        matrix.properties().forEach(axis -> {
            boolean plain = axis.getValue().isArray() && !axis.getValue().isEmpty();
            for (JsonNode value : axis.getValue()) {
                plain &= value.isValueNode();
            }
            if (plain && !axis.getKey().equals("exclude") && !axis.getKey().equals("include")) {
                ArrayNode values = axes.putArray(axis.getKey());
                axis.getValue().forEach(value -> values.add(value.asText()));
            } else {
                note(job, "`" + axis.getKey() + "` of the matrix is left out");
            }
        });
        if (!axes.isEmpty()) {
            stage.set("matrix", axes);
        }
    }

    /** Jobs without a run: block are no stages. */
    private void dropMissingNeeds() {
        JsonNode stages = draft.document().path("workflow").path("stages");
        Set<String> ids = new LinkedHashSet<>();
        stages.forEach(stage -> ids.add(stage.path("id").asText()));
        for (JsonNode stage : stages) {
            ArrayNode kept = Json.LINE.createArrayNode();
            stage.path("needs").forEach(need -> {
                if (ids.contains(need.asText())) {
                    kept.add(need);
                }
            });
            if (kept.isEmpty()) {
                ((ObjectNode) stage).remove("needs");
            } else {
                ((ObjectNode) stage).set("needs", kept);
            }
        }
    }

    private void note(String job, String message) {
        remarks.add(new Remark(1, false, job + ": " + message));
    }

    private static String id(String name) {
        String id = name.replaceAll("[^A-Za-z0-9_-]+", "-");
        return Character.isLetterOrDigit(id.charAt(0)) ? id : "job" + id;
    }
}
