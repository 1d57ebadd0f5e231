package io.jenkins.plugins.intent.jenkins.graph;

import java.util.List;

/**
 * One stage of the Pipeline.
 *
 * @param name what it is called
 * @param stages ids of the stages of the run that it stands for; one, except in a coarse picture
 */
record Spot(String name, List<String> stages) {
    Spot {
        stages = List.copyOf(stages);
    }

    static Spot of(String stage) {
        return new Spot(stage, List.of(stage));
    }
}
