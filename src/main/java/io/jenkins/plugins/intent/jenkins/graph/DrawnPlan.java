package io.jenkins.plugins.intent.jenkins.graph;

import io.jenkins.plugins.intent.ledger.RunPlan;
import io.jenkins.plugins.intent.ledger.StagePlan;
import io.jenkins.plugins.intent.model.StageGraph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A picture as the text in the Pipeline reads it: maps, lists and words only, which every sandbox can
 * read and which Pipeline can keep.
 */
final class DrawnPlan {
    private DrawnPlan() {}

    /**
     * {@code [[name:, chains: [[[name:, stages: [id…], label:, closure:, asks:]…]…]]…]}.
     *
     * @param plan the stages as the books have them, with labels filled in
     */
    static ArrayList<Map<String, Object>> of(StageGraph graph, RunPlan plan, boolean byClosure) {
        Map<String, StagePlan> stages = new HashMap<>();
        plan.stages().forEach(stage -> stages.put(stage.id(), stage));
        Picture picture = byClosure ? Picture.fine(graph) : Picture.of(graph);
        ArrayList<Map<String, Object>> groups = new ArrayList<>();
        for (Group group : picture.groups()) {
            ArrayList<Object> chains = new ArrayList<>();
            for (List<Spot> chain : group.chains()) {
                ArrayList<Object> spots = new ArrayList<>();
                chain.forEach(spot -> spots.add(spot(spot, stages, byClosure)));
                chains.add(spots);
            }
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("name", group.name());
            one.put("chains", chains);
            groups.add(one);
        }
        return groups;
    }

    private static Map<String, Object> spot(Spot spot, Map<String, StagePlan> stages, boolean byClosure) {
        StagePlan first = stages.get(spot.stages().get(0));
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("name", spot.name());
        one.put("stages", new ArrayList<>(spot.stages()));
        one.put("label", first.label());
        // A gate runs nothing, so it needs no surroundings.
        one.put("closure", byClosure && !first.isGate());
        one.put("asks", byClosure && first.blocked());
        return one;
    }
}
