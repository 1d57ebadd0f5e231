package io.jenkins.plugins.intent.model;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.intent.json.Check;
import io.jenkins.plugins.intent.json.CloseNames;
import io.jenkins.plugins.intent.json.Pointer;
import io.jenkins.plugins.intent.json.Problems;
import io.jenkins.plugins.intent.json.Quote;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Names in {@code needs} and {@code edges} are stages, and no stage waits for itself. */
final class GraphChecks implements Check {
    private static final Pointer EDGES = Pointer.ROOT.at("workflow").at("edges");
    private static final String AFTER_FAILURE = RunAfter.FAILURE.text();
    private static final int MOST_SHOWN = 20;

    @Override
    public void check(JsonNode root, Problems problems) {
        JsonNode stages = Expanded.written(root);
        Map<String, Integer> index = new LinkedHashMap<>();
        for (int i = 0; i < stages.size(); i++) {
            String id = stages.path(i).path("id").textValue();
            if (id != null) {
                index.putIfAbsent(id, i);
            }
        }
        Map<String, Set<String>> dependents = new LinkedHashMap<>();
        index.keySet().forEach(id -> dependents.put(id, new LinkedHashSet<>()));
        Map<String, String> nodes = new LinkedHashMap<>();
        MatrixExpansion.ids(root).forEach((id, all) -> {
            nodes.put(id, id);
            all.forEach(one -> nodes.put(one, id));
        });
        addNeeds(stages, nodes, dependents, problems);
        addEdges(root.path("workflow").path("edges"), nodes, dependents, problems);
        checkWhatWaitsForFailures(stages, dependents, problems);
        for (List<String> cycle : Cycles.find(dependents)) {
            problems.add(
                    Expanded.STAGES.at(index.get(cycle.get(0))),
                    "the stages wait for each other: " + shown(cycle),
                    "remove one of these `needs` or edges");
        }
    }

    private static void checkWhatWaitsForFailures(
            JsonNode stages, Map<String, Set<String>> dependents, Problems problems) {
        for (int i = 0; i < stages.size(); i++) {
            String id = stages.path(i).path("id").asText();
            if (AFTER_FAILURE.equals(stages.path(i).path("run_when").textValue())
                    && dependents.values().stream().noneMatch(after -> after.contains(id))) {
                problems.add(
                        Expanded.STAGES.at(i).at("run_when"),
                        "this stage runs when one that it needs has failed, and it needs none",
                        "name in `needs` what may fail");
            }
        }
    }

    private static String shown(List<String> cycle) {
        int last = cycle.size() - 1;
        String start = cycle.stream()
                .limit(Math.min(last, MOST_SHOWN))
                .map(Quote::printable)
                .collect(joining(" -> "));
        String left = last > MOST_SHOWN ? " -> (" + (last - MOST_SHOWN) + " more)" : "";
        return start + left + " -> " + Quote.printable(cycle.get(last));
    }

    private static void addNeeds(
            JsonNode stages, Map<String, String> nodes, Map<String, Set<String>> dependents, Problems problems) {
        for (int i = 0; i < stages.size(); i++) {
            String id = stages.path(i).path("id").textValue();
            JsonNode needs = stages.path(i).path("needs");
            for (int j = 0; j < needs.size(); j++) {
                Pointer pointer = Expanded.STAGES.at(i).at("needs").at(j);
                if (isStage(needs.path(j), pointer, nodes, problems) && id != null) {
                    dependents.get(nodes.get(needs.path(j).textValue())).add(id);
                }
            }
        }
    }

    private static void addEdges(
            JsonNode edges, Map<String, String> nodes, Map<String, Set<String>> dependents, Problems problems) {
        for (int i = 0; i < edges.size(); i++) {
            Pointer pointer = EDGES.at(i);
            JsonNode from = edges.path(i).path("from");
            JsonNode to = edges.path(i).path("to");
            boolean fromIsStage = isStage(from, pointer.at("from"), nodes, problems);
            boolean toIsStage = isStage(to, pointer.at("to"), nodes, problems);
            if (fromIsStage && toIsStage) {
                dependents.get(nodes.get(from.textValue())).add(nodes.get(to.textValue()));
            }
        }
    }

    /** @param nodes the stage of the document that each id stands for; a matrix has many */
    private static boolean isStage(JsonNode name, Pointer pointer, Map<String, String> nodes, Problems problems) {
        if (!name.isTextual()) {
            return false;
        }
        String id = name.textValue();
        if (!nodes.containsKey(id)) {
            problems.add(pointer, "no stage has the id " + Quote.of(id), () -> CloseNames.hint(id, nodes.keySet()));
            return false;
        }
        return true;
    }
}
