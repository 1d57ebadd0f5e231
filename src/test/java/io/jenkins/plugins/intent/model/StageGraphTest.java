package io.jenkins.plugins.intent.model;

import static io.jenkins.plugins.intent.model.Intents.block;
import static io.jenkins.plugins.intent.model.Intents.document;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.Test;

/** Order, neighbours, waves and overlaps of stages. */
public class StageGraphTest {

    private static StageGraph graph(String... stages) throws Exception {
        return StageGraph.of(
                Intents.read(document(String.join(",", stages), "")).intent().workflow());
    }

    private static StageGraph diamond() throws Exception {
        return graph(
                block("end", ",'needs':['right','left']"),
                block("left", ",'needs':['start']"),
                block("right", ",'needs':['start']"),
                block("start", ""));
    }

    @Test
    public void stagesComeAfterWhatTheyNeedAndElseInDocumentOrder() throws Exception {
        assertEquals(List.of("start", "left", "right", "end"), diamond().order());
        assertEquals(
                List.of("b", "a", "c"),
                graph(block("b", ""), block("a", ""), block("c", "")).order());
    }

    @Test
    public void neighboursAreKnownBothWays() throws Exception {
        StageGraph graph = diamond();
        assertEquals(List.of("left", "right"), graph.needs("end"));
        assertEquals(List.of("left", "right"), graph.dependents("start"));
        assertEquals(List.of("left", "right", "end"), List.copyOf(Intents.below(graph, "start")));
        assertTrue(Intents.below(graph, "end").isEmpty());
    }

    @Test
    public void wavesHoldWhatNeverWaitsForEachOther() throws Exception {
        assertEquals(
                List.of(List.of("start"), List.of("left", "right"), List.of("end")),
                diamond().levels());
    }

    @Test
    public void sharedStagesThatCanRunAtOnceAreNamed() throws Exception {
        assertEquals(
                List.of("/workflow/stages/0: `left` and `right` can run at once in the same directory"
                        + " (unless they touch different files, let one need the other, or isolate one)"),
                Intents.warnings(document(
                        block("left", "") + "," + block("right", "") + "," + block("x", ",'workspace':'isolated'") + ","
                                + block("elsewhere", ",'agent':{'label':'linux'}") + ",{'id':'g','kind':'gate'}",
                        "")));
    }

    @Test
    public void ofSeveralOverlapsOneIsNamedAndTheOthersAreCounted() throws Exception {
        List<String> warnings =
                Intents.warnings(document(block("left", "") + "," + block("right", "") + "," + block("third", ""), ""));
        assertEquals(1, warnings.size());
        assertTrue(warnings.get(0), warnings.get(0).contains("in the same directory (and 1 more pair) ("));
    }

    @Test
    public void overlapsAcrossWavesAreSeen() throws Exception {
        StageGraph graph = graph(
                block("a", ""),
                block("b", ",'workspace':'isolated','needs':['a']"),
                block("c", ",'workspace':'isolated'"),
                block("d", ",'needs':['c']"));
        assertEquals(List.of(new SharedOverlaps.Pair("a", "d")), SharedOverlaps.find(graph));
    }

    @Test
    public void overlapsAreFoundExactlyWhenThereAreAny() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            StageGraph graph = StageGraph.of(random(random, 1 + random.nextInt(9)));
            Set<Set<String>> expected = overlapsByDefinition(graph);
            Set<Set<String>> found = new HashSet<>();
            SharedOverlaps.find(graph).forEach(pair -> found.add(Set.of(pair.first(), pair.second())));
            assertTrue("seed " + seed, expected.containsAll(found));
            assertEquals("seed " + seed, expected.isEmpty(), found.isEmpty());
        }
    }

    private static Set<Set<String>> overlapsByDefinition(StageGraph graph) {
        Set<Set<String>> pairs = new HashSet<>();
        for (String a : graph.order()) {
            for (String b : graph.order()) {
                boolean shared = graph.stage(a).workspace() == WorkspaceMode.SHARED
                        && graph.stage(b).workspace() == WorkspaceMode.SHARED;
                if (shared
                        && !a.equals(b)
                        && !Intents.below(graph, a).contains(b)
                        && !Intents.below(graph, b).contains(a)) {
                    pairs.add(Set.of(a, b));
                }
            }
        }
        return pairs;
    }

    private static Workflow random(Random random, int size) {
        List<Stage> stages = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            List<String> needs = new ArrayList<>();
            for (int j = 0; j < i; j++) {
                if (random.nextInt(3) == 0) {
                    needs.add("s" + j);
                }
            }
            stages.add(stage("s" + i, needs, random.nextBoolean() ? WorkspaceMode.SHARED : WorkspaceMode.ISOLATED));
        }
        return new Workflow("random", stages);
    }

    private static Stage stage(String id, List<String> needs, WorkspaceMode workspace) {
        ExecBlock block = new ExecBlock(".", true, false, java.util.Map.of(), List.of(), List.of());
        return StageBuilder.block(id, block).needs(needs).workspace(workspace).build();
    }

    @Test
    public void cyclesAreFoundExactlyWhenThereAreAny() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            int size = 1 + random.nextInt(8);
            var edges = new java.util.LinkedHashMap<String, Set<String>>();
            for (int i = 0; i < size; i++) {
                edges.put("s" + i, new HashSet<>());
            }
            for (int i = random.nextInt(2 * size + 1); i > 0; i--) {
                edges.get("s" + random.nextInt(size)).add("s" + random.nextInt(size));
            }
            List<List<String>> cycles = Cycles.find(edges);
            assertEquals("seed " + seed, hasCycle(edges), !cycles.isEmpty());
            for (List<String> cycle : cycles) {
                assertEquals("seed " + seed, cycle.get(0), cycle.get(cycle.size() - 1));
                for (int i = 1; i < cycle.size(); i++) {
                    assertTrue("seed " + seed, edges.get(cycle.get(i - 1)).contains(cycle.get(i)));
                }
            }
        }
    }

    private static boolean hasCycle(Map<String, Set<String>> edges) {
        Set<String> left = new HashSet<>(edges.keySet());
        while (left.removeIf(node -> edges.get(node).stream().noneMatch(left::contains))) {
            assertFalse(left.contains(null));
        }
        return !left.isEmpty();
    }
}
