package io.jenkins.plugins.intent.jenkins.graph;

import io.jenkins.plugins.intent.model.StageGraph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Covers stages by chains, as few as a simple rule gives: a stage joins the chain of a stage that it
 * needs and that no other has joined, of several the one that comes last, else it begins a chain.
 */
final class Chains {
    private Chains() {}

    /** @param stages in an order in which all that a stage needs comes before it */
    static List<List<Spot>> of(StageGraph graph, List<String> stages) {
        List<List<Spot>> chains = new ArrayList<>();
        Map<String, Integer> place = new HashMap<>();
        Map<String, List<Spot>> ends = new HashMap<>();
        for (String stage : stages) {
            String need = graph.needs(stage).stream()
                    .filter(ends::containsKey)
                    .max((a, b) -> Integer.compare(place.get(a), place.get(b)))
                    .orElse(null);
            List<Spot> chain = need == null ? new ArrayList<>() : ends.remove(need);
            if (need == null) {
                chains.add(chain);
            }
            chain.add(Spot.of(stage));
            ends.put(stage, chain);
            place.put(stage, place.size());
        }
        return chains;
    }
}
