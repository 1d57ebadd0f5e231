package io.jenkins.plugins.intent.ledger;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Builds the stages of a plan with their edges in both directions, in time linear in their number. */
final class LinkedStages {
    private LinkedStages() {}

    /**
     * The stages by id, in the document's order.
     *
     * @param views is told what changes
     * @throws IllegalArgumentException for a double id, a need that is no stage, or a cycle
     */
    static List<StageState> build(RunPlan plan, StageViews views) {
        Map<String, StageState> byId = new HashMap<>();
        List<StageState> stages = new ArrayList<>(plan.stages().size());
        for (StagePlan stage : plan.stages()) {
            StageState state = new StageState(stage, stages.size(), views);
            stages.add(state);
            if (byId.put(stage.id(), state) != null) {
                throw new IllegalArgumentException("two stages are called " + stage.id());
            }
        }
        for (StageState stage : stages) {
            for (String need : stage.plan().needs()) {
                StageState needed = byId.get(need);
                if (needed == null) {
                    throw new IllegalArgumentException(
                            "stage " + stage.plan().id() + " needs " + need + ", which is no stage");
                }
                needed.neededBy(stage);
            }
        }
        requireNoCycle(stages);
        return stages;
    }

    private static void requireNoCycle(List<StageState> stages) {
        int[] unmet = new int[stages.size()];
        Deque<StageState> ready = new ArrayDeque<>();
        for (StageState stage : stages) {
            unmet[stage.index()] = stage.plan().needs().size();
            if (unmet[stage.index()] == 0) {
                ready.add(stage);
            }
        }
        int reached = 0;
        while (!ready.isEmpty()) {
            reached++;
            for (StageState dependent : ready.remove().dependents()) {
                if (--unmet[dependent.index()] == 0) {
                    ready.add(dependent);
                }
            }
        }
        if (reached < stages.size()) {
            throw new IllegalArgumentException("the stages need each other in a circle");
        }
    }
}
