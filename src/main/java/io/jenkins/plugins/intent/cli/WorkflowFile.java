package io.jenkins.plugins.intent.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.intent.convert.Conversion.Remark;
import io.jenkins.plugins.intent.convert.IntentDraft;
import io.jenkins.plugins.intent.engine.UsageException;
import io.jenkins.plugins.intent.json.Json;
import io.jenkins.plugins.intent.json.Pointer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The jobs of a GitHub workflow file as stages: their {@code run:} blocks, in order, one stage a job. */
final class WorkflowFile {
    private final String file;
    private final YamlText yaml;
    private final IntentDraft draft;
    private final WorkflowNotes notes;
    private final Map<String, String> outputs = new HashMap<>();
    private int total;
    private int inShell;

    /** What became of the file. */
    record Outcome(ObjectNode document, List<Remark> remarks, int total, int inShell) {}

    private WorkflowFile(String file, YamlText yaml) {
        this.file = file;
        this.yaml = yaml;
        this.notes = new WorkflowNotes(yaml);
        String name = yaml.root().path("name").asText(file);
        this.draft = new IntentDraft("What the workflow " + name + " does", name);
    }

    static Outcome convert(String file, String text) throws UsageException {
        return new WorkflowFile(file, YamlText.read(file, text)).convert();
    }

    private Outcome convert() throws UsageException {
        JsonNode root = yaml.root();
        if (!root.path("jobs").isObject()) {
            throw new UsageException(file + " has no jobs, so there is nothing to convert");
        }
        if (root.has("concurrency")) {
            notes.note(Pointer.ROOT.at("concurrency"), "the workflow", "`concurrency` is left out");
        }
        List<String> names = new ArrayList<>();
        root.path("jobs").fieldNames().forEachRemaining(names::add);
        names.forEach(this::outputsOf);
        names.forEach(this::job);
        if (draft.isEmpty()) {
            throw new UsageException(file + " has no run: block to convert");
        }
        dropMissingNeeds();
        List<Remark> remarks = new ArrayList<>(new LinkedHashSet<>(notes.all()));
        remarks.sort(Comparator.comparingInt(Remark::line));
        return new Outcome(draft.document(), remarks, total, inShell);
    }

    /** Jobs that need this one find its outputs in variables, which it exports. */
    private void outputsOf(String name) {
        yaml.root().path("jobs").path(name).path("outputs").fieldNames().forEachRemaining(output -> {
            String variable = Expressions.outputVariable(name, output);
            outputs.put(variable, "${" + variable + "}");
        });
    }

    private void job(String name) {
        WorkflowJob job = new WorkflowJob(name, yaml.root(), notes, outputs);
        job.convert();
        total += job.total();
        inShell += job.inShell();
        if (!job.commands().isEmpty()) {
            job.complete(draft.stage(WorkflowJob.id(name), job.commands(), job.inShell() > 0));
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
}
