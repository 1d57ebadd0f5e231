package io.jenkins.plugins.intent.jenkins.graph;

import io.jenkins.plugins.intent.model.StageGraph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a graph of stages can be cut in two, so that all of the second part needs all of the first. A
 * cut lies after a wave of the graph when each stage of the next wave needs every stage before it that
 * nothing else before it needs. Takes time linear in stages and edges.
 */
final class Cuts {
    private final StageGraph graph;
    private final List<List<String>> levels;
    private final Map<String, Integer> firstDependent = new HashMap<>();

    private Cuts(StageGraph graph) {
        this.graph = graph;
        this.levels = graph.levels();
        for (int level = levels.size() - 1; level >= 0; level--) {
            for (String stage : levels.get(level)) {
                for (String need : graph.needs(stage)) {
                    firstDependent.put(need, level);
                }
            }
        }
    }

    /** The stages between the cuts, each part in an order in which all that a stage needs comes before it. */
    static List<List<String>> of(StageGraph graph) {
        return new Cuts(graph).parts();
    }

    private List<List<String>> parts() {
        List<List<String>> parts = new ArrayList<>();
        List<String> part = new ArrayList<>();
        int open = 0;
        for (int level = 0; level < levels.size(); level++) {
            part.addAll(levels.get(level));
            // Stages up to here that none up to here needs.
            open += levels.get(level).size() - closedBy(level);
            if (level + 1 < levels.size() && cutsAfter(level, open)) {
                parts.add(part);
                part = new ArrayList<>();
            }
        }
        parts.add(part);
        return parts;
    }

    private int closedBy(int level) {
        return (int) levels.get(level).stream()
                .flatMap(stage -> graph.needs(stage).stream())
                .distinct()
                .filter(need -> firstDependent.get(need) == level)
                .count();
    }

    private boolean cutsAfter(int level, int open) {
        return levels.get(level + 1).stream()
                .allMatch(next -> open
                        == graph.needs(next).stream()
                                .filter(need -> firstDependent.get(need) == level + 1)
                                .count());
    }
}
