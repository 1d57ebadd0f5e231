package io.jenkins.plugins.intent.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds cycles in time linear in nodes and edges. Walks depth first with a stack of its own, since a
 * chain of thousands would exhaust the thread's.
 */
final class Cycles {
    private record Step(String node, Iterator<String> next) {}

    private final Map<String, Set<String>> edges;
    private final Deque<Step> path = new ArrayDeque<>();
    private final Set<String> onPath = new HashSet<>();
    private final Set<String> seen = new HashSet<>();
    private final Set<String> reported = new HashSet<>();
    private final List<List<String>> cycles = new ArrayList<>();

    private Cycles(Map<String, Set<String>> edges) {
        this.edges = edges;
    }

    /**
     * Cycles that share no node, at least one if there is any, each from its start to its start again.
     *
     * @param edges the nodes after each node; every node is a key
     */
    static List<List<String>> find(Map<String, Set<String>> edges) {
        Cycles search = new Cycles(edges);
        edges.keySet().forEach(search::walk);
        return search.cycles;
    }

    private void walk(String start) {
        enter(start);
        while (!path.isEmpty()) {
            Step step = path.getLast();
            if (!step.next().hasNext()) {
                path.removeLast();
                onPath.remove(step.node());
                continue;
            }
            String next = step.next().next();
            if (onPath.contains(next)) {
                report(next);
            } else {
                enter(next);
            }
        }
    }

    private void enter(String node) {
        if (seen.add(node)) {
            onPath.add(node);
            path.add(new Step(node, edges.get(node).iterator()));
        }
    }

    private void report(String start) {
        if (reported.contains(path.getLast().node()) || reported.contains(start)) {
            return;
        }
        List<String> cycle = new ArrayList<>();
        for (Iterator<Step> back = path.descendingIterator(); back.hasNext(); ) {
            String node = back.next().node();
            cycle.add(0, node);
            if (node.equals(start)) {
                break;
            }
        }
        if (cycle.stream().noneMatch(reported::contains)) {
            reported.addAll(cycle);
            cycle.add(start);
            cycles.add(cycle);
        }
    }
}
