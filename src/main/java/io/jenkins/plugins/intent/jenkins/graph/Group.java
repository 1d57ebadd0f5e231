package io.jenkins.plugins.intent.jenkins.graph;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Stages between two cuts: chains that run side by side, each of stages that follow each other.
 *
 * @param chains at least one, none empty
 */
record Group(List<List<Spot>> chains) {
    /** So many ids are a name; of more, the rest is counted. */
    private static final int NAMED = 3;

    Group {
        chains = chains.stream().map(List::copyOf).toList();
    }

    /** What the stage around the branches is called. */
    String name() {
        return name(chains.stream().map(chain -> chain.get(0).name()).toList());
    }

    /** How many stages of the Pipeline it takes, without the one around its branches. */
    int spots() {
        return chains.stream().mapToInt(List::size).sum();
    }

    /** Everything in it as one stage of the Pipeline. */
    Group folded() {
        List<String> stages = stages();
        return spots() == 1 ? this : of(new Spot(name(stages), stages));
    }

    static Group of(Spot spot) {
        return new Group(List.of(List.of(spot)));
    }

    /** Ids of all its stages, chain by chain. */
    List<String> stages() {
        return chains.stream().flatMap(chain -> stages(chain).stream()).toList();
    }

    /** Ids of all stages of a chain, in order. */
    static List<String> stages(List<Spot> chain) {
        return chain.stream().flatMap(spot -> spot.stages().stream()).toList();
    }

    static String name(List<String> ids) {
        return ids.size() <= NAMED
                ? String.join(", ", ids)
                : ids.stream().limit(NAMED - 1L).collect(Collectors.joining(", ")) + " and " + (ids.size() - NAMED + 1)
                        + " more";
    }
}
