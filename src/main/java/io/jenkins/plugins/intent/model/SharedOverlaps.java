package io.jenkins.plugins.intent.model;

import io.jenkins.plugins.intent.json.Problems;
import io.jenkins.plugins.intent.json.Quote;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds stages in the same directory that can run at once, in time linear in stages and edges.
 *
 * <p>Taken in topological order, shared stages never overlap exactly when each one leads to the
 * next. To see whether one leads to the next, only stages that lie between the two in that order can
 * be on the way, so every stage is looked at for one pair only. Each stage is thus named at most
 * with its neighbour in the order, not with every other, and none that overlaps goes unreported
 * as a whole: if any two overlap, some neighbours do.
 */
final class SharedOverlaps {
    /** Two stages neither of which needs the other. */
    record Pair(String first, String second) {}

    private final StageGraph graph;
    private final Map<String, Integer> position = new HashMap<>();

    private SharedOverlaps(StageGraph graph) {
        this.graph = graph;
        graph.order().forEach(id -> position.put(id, position.size()));
    }

    /** Says it once of all of them, with one pair as an example. */
    static void collect(Workflow workflow, Problems into) {
        StageGraph graph = StageGraph.of(workflow);
        List<Pair> pairs = find(graph);
        if (pairs.isEmpty()) {
            return;
        }
        Pair one = pairs.get(0);
        String others =
                switch (pairs.size()) {
                    case 1 -> "";
                    case 2 -> " (and 1 more pair)";
                    default -> " (and " + (pairs.size() - 1) + " more pairs)";
                };
        into.add(
                graph.stage(one.first()).pointer(),
                Quote.of(one.first()) + " and " + Quote.of(one.second()) + " can run at once in the same directory"
                        + others,
                "unless they touch different files, let one need the other, or isolate one");
    }

    /** The overlapping neighbours, in topological order. */
    static List<Pair> find(StageGraph graph) {
        SharedOverlaps overlaps = new SharedOverlaps(graph);
        List<Pair> pairs = new ArrayList<>();
        String previous = null;
        for (String id : graph.order()) {
            if (isShared(graph.stage(id))) {
                if (previous != null && !overlaps.leads(previous, id)) {
                    pairs.add(new Pair(previous, id));
                }
                previous = id;
            }
        }
        return pairs;
    }

    /** A stage with a label has a workspace of its own in Jenkins, for which it was written. */
    private static boolean isShared(Stage stage) {
        return stage.kind() == StageKind.EXEC_BLOCK
                && stage.workspace() == WorkspaceMode.SHARED
                && stage.label().isEmpty();
    }

    private boolean leads(String from, String to) {
        if (graph.dependents(from).contains(to)) {
            return true;
        }
        int last = position.get(to);
        Set<String> seen = new HashSet<>();
        // Begun with a collection, it would have Java make up a class first.
        Deque<String> open = new ArrayDeque<>();
        open.add(from);
        while (!open.isEmpty()) {
            for (String next : graph.dependents(open.remove())) {
                if (next.equals(to)) {
                    return true;
                }
                if (position.get(next) < last && seen.add(next)) {
                    open.add(next);
                }
            }
        }
        return false;
    }
}
