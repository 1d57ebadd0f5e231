package io.jenkins.plugins.intent.jenkins.graph;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.intent.model.StageGraph;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.Test;

public class PictureTest {
    @Test
    public void stagesThatFollowEachOtherAreARow() {
        assertEquals("a | b | c", drawn("a", "b<a", "c<b"));
    }

    @Test
    public void stagesThatNeedNothingOfEachOtherAreBranches() {
        assertEquals("a + b + c", drawn("a", "b", "c"));
    }

    @Test
    public void branchesEndWhereEveryLaterStageNeedsThemAll() {
        assertEquals(
                "build | test>package + lint | ship",
                drawn("build", "test<build", "lint<build", "package<test", "ship<package,lint"));
    }

    @Test
    public void aStageThatNobodyNeedsKeepsItsBranchOpenToTheEnd() {
        assertEquals("build | test>ship + docs", drawn("build", "test<build", "docs<build", "ship<test"));
    }

    @Test
    public void aStageOfSeveralNeedsJoinsTheLatestOfThem() {
        assertEquals("a>c>d + b + e", drawn("a", "b", "c<a", "d<b,c", "e"));
    }

    @Test
    public void groupsAreCalledByTheirFirstStages() {
        assertEquals(
                "a, b, c", Picture.of(Graphs.of("a", "b", "c")).groups().get(0).name());
        assertEquals(
                "a, b and 3 more",
                Picture.of(Graphs.of("a", "b", "c", "d", "e")).groups().get(0).name());
    }

    @Test
    public void wideGroupsAreDrawnAsOneStage() {
        Picture picture = Picture.of(Graphs.of(wide(Picture.MOST_BRANCHES + 1)));
        assertEquals("s0, s1 and 99 more", Graphs.text(picture));
        assertEquals(101, picture.groups().get(0).stages().size());
        assertEquals(100, Picture.of(Graphs.of(wide(Picture.MOST_BRANCHES))).spots());
    }

    @Test
    public void longRunsAreDrawnInPiecesAsEvenAsItGoes() {
        Map<String, List<String>> row = new LinkedHashMap<>();
        for (int i = 0; i < 500; i++) {
            row.put("s" + i, i == 0 ? List.of() : List.of("s" + (i - 1)));
        }
        Picture picture = Picture.of(Graphs.of(row));
        assertEquals(Picture.MOST_SPOTS, picture.spots());
        assertEquals("s0, s1", picture.groups().get(0).name());
        assertTrue(picture.groups().stream().allMatch(group -> group.stages().size() <= 3));
    }

    @Test
    public void tenGroupsOfFiftyAreTenStages() {
        Map<String, List<String>> stages = new LinkedHashMap<>();
        List<String> before = List.of();
        for (int group = 0; group < 10; group++) {
            List<String> own = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                stages.put("g" + group + "-" + i, before);
                own.add("g" + group + "-" + i);
            }
            before = own;
        }
        assertEquals(10, Picture.of(Graphs.of(stages)).spots());
    }

    @Test
    public void tenThousandStagesAreDrawnInTimeLinearInTheirEdges() {
        Picture picture = Picture.of(Graphs.of(wide(10_000)));
        assertEquals(1, picture.spots());
    }

    /** The promise of the whole package, on graphs of every kind. */
    @Test
    public void noStageWaitsForThePicture() {
        for (long seed = 0; seed < 3_000; seed++) {
            StageGraph graph = Graphs.random(new Random(seed));
            Picture picture = Picture.fine(graph);
            String what = "seed " + seed + ": " + Graphs.text(picture);
            List<String> earlier = new ArrayList<>();
            for (Group group : picture.groups()) {
                for (List<Spot> chain : group.chains()) {
                    List<String> before = new ArrayList<>(earlier);
                    for (Spot spot : chain) {
                        String stage = spot.stages().get(0);
                        assertTrue(
                                what + " at " + stage,
                                Graphs.above(graph, stage).containsAll(before));
                        before.add(stage);
                    }
                }
                earlier.addAll(group.stages());
            }
        }
    }

    @Test
    public void everyStageIsDrawnOnceAndAfterWhatItNeedsHoweverCoarse() {
        for (long seed = 0; seed < 3_000; seed++) {
            Random random = new Random(seed);
            StageGraph graph = Graphs.random(random);
            int most = 1 + random.nextInt(6);
            Picture picture = Picture.fine(graph).coarsened(1 + random.nextInt(4), most);
            List<String> drawn = picture.groups().stream()
                    .flatMap(group -> group.stages().stream())
                    .toList();
            String what = "seed " + seed + ": " + Graphs.text(picture);
            assertEquals(what, graph.order().size(), drawn.size());
            assertEquals(what, Set.copyOf(graph.order()), Set.copyOf(drawn));
            assertTrue(what, picture.spots() <= most);
            Set<String> earlier = new HashSet<>();
            for (Group group : picture.groups()) {
                Set<String> here = new HashSet<>(earlier);
                here.addAll(group.stages());
                for (String stage : group.stages()) {
                    assertTrue(what + " at " + stage, here.containsAll(graph.needs(stage)));
                }
                earlier = here;
            }
        }
    }

    /** As many groups as there can be: where all of the rest needs all before, there is a cut. */
    @Test
    public void everyPossibleCutIsMade() {
        for (long seed = 0; seed < 1_000; seed++) {
            StageGraph graph = Graphs.random(new Random(seed));
            List<List<String>> levels = graph.levels();
            int cuts = 0;
            List<String> before = new ArrayList<>();
            for (int level = 0; level + 1 < levels.size(); level++) {
                before.addAll(levels.get(level));
                List<String> rest = levels.subList(level + 1, levels.size()).stream()
                        .flatMap(List::stream)
                        .toList();
                cuts += rest.stream()
                                .allMatch(stage -> Graphs.above(graph, stage).containsAll(before))
                        ? 1
                        : 0;
            }
            assertEquals("seed " + seed, cuts + 1, Picture.fine(graph).groups().size());
        }
    }

    private static String drawn(String... stages) {
        return Graphs.text(Picture.of(Graphs.of(stages)));
    }

    private static Map<String, List<String>> wide(int count) {
        Map<String, List<String>> stages = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            stages.put("s" + i, List.of());
        }
        return stages;
    }
}
