package io.jenkins.plugins.intent.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * The graph of a workflow's stages, with look-ups that cost no more than what they return. Built in
 * time linear in stages and edges (times the logarithm that a stable order costs). Immutable.
 */
public final class StageGraph {
    private final Map<String, Stage> stages = new LinkedHashMap<>();
    private final Map<String, List<String>> dependents = new HashMap<>();
    private final List<String> order;
    private final boolean anyExports;

    private StageGraph(Workflow workflow) {
        workflow.stages().forEach(stage -> stages.put(stage.id(), stage));
        for (Stage stage : workflow.stages()) {
            stage.needs()
                    .forEach(need -> dependents
                            .computeIfAbsent(need, id -> new ArrayList<>())
                            .add(stage.id()));
        }
        order = sorted(workflow.stages());
        boolean exports = false;
        for (Stage stage : workflow.stages()) {
            exports |= stage.exec().isPresent() && !stage.exec().get().exports().isEmpty();
        }
        anyExports = exports;
    }

    /** The graph of a checked workflow, which has no cycle. */
    public static StageGraph of(Workflow workflow) {
        return new StageGraph(workflow);
    }

    private List<String> sorted(List<Stage> documentOrder) {
        Map<String, Integer> position = new HashMap<>();
        Map<String, Integer> waitingFor = new HashMap<>();
        PriorityQueue<Integer> ready = new PriorityQueue<>();
        for (int i = 0; i < documentOrder.size(); i++) {
            Stage stage = documentOrder.get(i);
            position.put(stage.id(), i);
            waitingFor.put(stage.id(), stage.needs().size());
            if (stage.needs().isEmpty()) {
                ready.add(i);
            }
        }
        List<String> sorted = new ArrayList<>(documentOrder.size());
        while (!ready.isEmpty()) {
            String id = documentOrder.get(ready.remove()).id();
            sorted.add(id);
            for (String dependent : dependents(id)) {
                if (waitingFor.merge(dependent, -1, Integer::sum) == 0) {
                    ready.add(position.get(dependent));
                }
            }
        }
        if (sorted.size() < documentOrder.size()) {
            throw new IllegalArgumentException("the workflow has a cycle or needs a stage that it does not have");
        }
        return List.copyOf(sorted);
    }

    /** The stage with this id; null when there is none. */
    public Stage stage(String id) {
        return stages.get(id);
    }

    /** Every stage after all that it needs; among those that could come next, the document's first. */
    public List<String> order() {
        return order;
    }

    /** Whether any stage has captured values for others. */
    public boolean anyExports() {
        return anyExports;
    }

    /** What a stage needs directly. */
    public List<String> needs(String id) {
        return stages.get(id).needs();
    }

    /** What a stage needs, directly or through others; the nearest first. */
    public Set<String> allNeeds(String id) {
        Set<String> all = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(needs(id));
        while (!open.isEmpty()) {
            String need = open.remove();
            if (all.add(need)) {
                open.addAll(needs(need));
            }
        }
        return all;
    }

    /** What needs a stage directly, in document order. */
    public List<String> dependents(String id) {
        return dependents.getOrDefault(id, List.of());
    }

    /**
     * The stages in waves: a stage is in the wave after the last of those it needs, so the stages of one
     * wave never wait for each other. In topological order within each.
     */
    public List<List<String>> levels() {
        Map<String, Integer> level = new HashMap<>();
        List<List<String>> levels = new ArrayList<>();
        for (String id : order) {
            int own = needs(id).stream()
                    .mapToInt(need -> level.get(need) + 1)
                    .max()
                    .orElse(0);
            level.put(id, own);
            if (own == levels.size()) {
                levels.add(new ArrayList<>());
            }
            levels.get(own).add(id);
        }
        return levels;
    }
}
