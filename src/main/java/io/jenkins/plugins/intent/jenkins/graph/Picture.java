package io.jenkins.plugins.intent.jenkins.graph;

import io.jenkins.plugins.intent.model.StageGraph;
import java.util.ArrayList;
import java.util.List;

/**
 * The shape in which a run appears in the Pipeline: groups one after the other, in each of them chains
 * side by side. No stage ever waits because of it: whatever is drawn before a stage, in its chain or
 * in an earlier group, is something that the stage needs, directly or not.
 *
 * <p>A run of very many stages is drawn coarser, since each stage costs Pipeline several nodes, and
 * nobody reads hundreds of boxes. A coarse picture may put stages together that do not need each other;
 * it only follows the run, so nothing waits for it either.
 *
 * @param groups in order
 */
record Picture(List<Group> groups) {
    /** A group with more branches is drawn as one stage. */
    static final int MOST_BRANCHES = 100;
    /** A run with more stages is drawn by groups. */
    static final int MOST_SPOTS = 200;

    Picture {
        groups = List.copyOf(groups);
    }

    /** Every stage by itself, however many there are. */
    static Picture fine(StageGraph graph) {
        List<Group> groups = new ArrayList<>();
        for (List<String> between : Cuts.of(graph)) {
            groups.add(new Group(Chains.of(graph, between)));
        }
        return new Picture(groups);
    }

    /** As fine as Pipeline bears. */
    static Picture of(StageGraph graph) {
        return fine(graph).coarsened(MOST_BRANCHES, MOST_SPOTS);
    }

    Picture coarsened(int mostBranches, int mostSpots) {
        Picture few = new Picture(groups.stream()
                .map(group -> group.chains().size() > mostBranches ? group.folded() : group)
                .toList());
        if (few.spots() <= mostSpots) {
            return few;
        }
        Picture folded = new Picture(groups.stream().map(Group::folded).toList());
        return folded.spots() <= mostSpots ? folded : folded.joined(mostSpots);
    }

    /** Neighbours put together, as evenly as it goes. */
    private Picture joined(int most) {
        List<Group> joined = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            int from = (int) ((long) groups.size() * i / most);
            int to = (int) ((long) groups.size() * (i + 1) / most);
            List<String> stages = groups.subList(from, to).stream()
                    .flatMap(group -> group.stages().stream())
                    .toList();
            joined.add(Group.of(new Spot(Group.name(stages), stages)));
        }
        return new Picture(joined);
    }

    int spots() {
        return groups.stream().mapToInt(Group::spots).sum();
    }
}
