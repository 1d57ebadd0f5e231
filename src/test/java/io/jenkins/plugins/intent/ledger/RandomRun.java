package io.jenkins.plugins.intent.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random plans: any shape of graph, with gates, blocked stages and several attempts. */
final class RandomRun {
    private RandomRun() {}

    static RunPlan plan(Random random) {
        List<StagePlan> stages = new ArrayList<>();
        int count = 1 + random.nextInt(12);
        for (int i = 0; i < count; i++) {
            List<String> needs = new ArrayList<>();
            for (int earlier = 0; earlier < i; earlier++) {
                if (random.nextInt(4) == 0) {
                    needs.add("s" + earlier);
                }
            }
            stages.add(stage("s" + i, needs, random));
        }
        return Plans.of(stages);
    }

    private static StagePlan stage(String id, List<String> needs, Random random) {
        String[] ids = needs.toArray(String[]::new);
        return switch (random.nextInt(6)) {
            case 0 -> Plans.gate(id, random.nextBoolean() ? 0 : 200_000, ids);
            case 1 -> Plans.blocked(id, ids);
            default -> Plans.block(id, 1 + random.nextInt(3), ids);
        };
    }
}
