package io.jenkins.plugins.intent.report;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.Assert.fail;

import io.jenkins.plugins.intent.ledger.StageStatus;
import io.jenkins.plugins.intent.ledger.StageView;
import io.jenkins.plugins.intent.ledger.Views;
import io.jenkins.plugins.intent.ledger.WorkKind;
import io.jenkins.plugins.intent.report.StageGraphLayout.Edge;
import io.jenkins.plugins.intent.report.StageGraphLayout.Node;
import io.jenkins.plugins.intent.report.StageGraphLayout.Point;
import io.jenkins.plugins.intent.report.StageGraphLayout.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.Test;

/** Whatever the graph: stages do not overlap, edges lead to the right and around stages. */
public class StageGraphLayoutTest {

    @Test
    public void anyGraphIsLaidOutWithoutOverlaps() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            List<StageView> stages = randomGraph(random, 1 + random.nextInt(60), random.nextInt(4));
            check("seed " + seed + " graph " + i, stages, StageGraphLayout.of(stages));
        }
    }

    @Test
    public void largeGraphsBecomeAnOverviewThatKeepsTheOrderOfLayers() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int size : new int[] {151, 500, 2000}) {
            List<StageView> stages = randomGraph(random, size, 3);
            StageGraphLayout layout = StageGraphLayout.of(stages);
            assertEquals(Style.OVERVIEW, layout.style());
            check("seed " + seed + " size " + size, stages, layout);
        }
    }

    @Test
    public void chainRunsStraight() {
        List<StageView> stages = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            stages.add(i == 0 ? stage(0) : stage(i, i - 1));
        }
        List<Node> nodes = StageGraphLayout.of(stages).nodes();
        nodes.forEach(node -> assertEquals(nodes.get(0).y(), node.y(), 0.01));
    }

    @Test
    public void diamondIsSymmetricAndNothingCrosses() {
        StageGraphLayout layout = StageGraphLayout.of(List.of(stage(0), stage(1, 0), stage(2, 0), stage(3, 1, 2)));
        List<Node> nodes = layout.nodes();
        assertEquals(nodes.get(0).y(), nodes.get(3).y(), 0.01);
        assertEquals(nodes.get(0).y(), (nodes.get(1).y() + nodes.get(2).y()) / 2, 0.01);
    }

    @Test
    public void parallelChainsGivenInterleavedAreUntangled() {
        List<StageView> stages = List.of(stage(0), stage(1), stage(2, 1), stage(3, 0), stage(4, 3), stage(5, 2));
        List<Node> nodes = StageGraphLayout.of(stages).nodes();
        for (int[] chain : new int[][] {{0, 3, 4}, {1, 2, 5}}) {
            assertEquals(nodes.get(chain[0]).y(), nodes.get(chain[1]).y(), 0.01);
            assertEquals(nodes.get(chain[0]).y(), nodes.get(chain[2]).y(), 0.01);
        }
    }

    @Test
    public void densestGraphStaysBounded() {
        List<StageView> stages = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            int[] all = new int[i];
            for (int j = 0; j < i; j++) {
                all[j] = j;
            }
            stages.add(stage(i, all));
        }
        assertEquals(Style.OVERVIEW, StageGraphLayout.of(stages).style());
    }

    @Test
    public void damagedDataStillGivesAPicture() {
        StageView first = view("a", List.of("b", "no-such-stage", "a"));
        StageView second = view("b", List.of("a"));
        assertEquals(2, StageGraphLayout.of(List.of(first, second)).nodes().size());
        assertEquals(0, StageGraphLayout.of(List.of()).nodes().size());
    }

    private static void check(String context, List<StageView> stages, StageGraphLayout layout) {
        double width = layout.style().nodeWidth;
        double height = layout.style().nodeHeight;
        List<Node> nodes = layout.nodes();
        assertEquals(context, stages.size(), nodes.size());
        for (int a = 0; a < nodes.size(); a++) {
            Node node = nodes.get(a);
            assertEquals(context, a, node.stage());
            boolean inside = node.x() >= 0
                    && node.y() >= 0
                    && node.x() + width <= layout.width()
                    && node.y() + height <= layout.height();
            assertTrue(context + ": outside " + node, inside);
            for (int b = a + 1; b < nodes.size(); b++) {
                Node other = nodes.get(b);
                boolean apart = Math.abs(node.x() - other.x()) >= width || Math.abs(node.y() - other.y()) >= height;
                if (!apart) {
                    fail(context + ": " + node + " overlaps " + other);
                }
            }
            for (String need : stages.get(a).needs()) {
                assertTrue(context, nodes.get(Integer.parseInt(need)).layer() < node.layer());
            }
        }
        int needs = stages.stream().mapToInt(stage -> stage.needs().size()).sum();
        assertEquals(
                context,
                layout.style() == Style.OVERVIEW ? 0 : needs,
                layout.edges().size());
        for (Edge edge : layout.edges()) {
            checkEdge(context, edge, nodes, width, height);
        }
    }

    private static void checkEdge(String context, Edge edge, List<Node> nodes, double width, double height) {
        List<Point> points = edge.points();
        Node from = nodes.get(edge.from());
        Node to = nodes.get(edge.to());
        assertEquals(context, from.x() + width, points.get(0).x(), 0.01);
        assertEquals(context, to.x(), points.get(points.size() - 1).x(), 0.01);
        for (int i = 1; i < points.size(); i++) {
            assertTrue(
                    context + ": backwards " + edge,
                    points.get(i - 1).x() < points.get(i).x());
        }
        for (Point bend : points.subList(1, points.size() - 1)) {
            for (Node node : nodes) {
                boolean through = bend.x() >= node.x()
                        && bend.x() <= node.x() + width
                        && bend.y() > node.y()
                        && bend.y() < node.y() + height;
                if (through) {
                    fail(context + ": " + edge + " goes through " + node);
                }
            }
        }
    }

    private static List<StageView> randomGraph(Random random, int size, int mostNeeds) {
        List<StageView> stages = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            int finalI = i;
            int[] needs = random.ints(i == 0 ? 0 : random.nextInt(mostNeeds + 1), 0, Math.max(1, finalI))
                    .distinct()
                    .toArray();
            stages.add(stage(i, needs));
        }
        return stages;
    }

    private static StageView stage(int id, int... needs) {
        List<String> names = new ArrayList<>();
        for (int need : needs) {
            names.add(Integer.toString(need));
        }
        return view(Integer.toString(id), names);
    }

    private static StageView view(String id, List<String> needs) {
        return Views.stage(id, WorkKind.EXEC_BLOCK, StageStatus.SUCCEEDED, null, needs, List.of());
    }
}
