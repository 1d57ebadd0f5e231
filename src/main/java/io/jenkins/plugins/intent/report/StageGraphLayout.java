package io.jenkins.plugins.intent.report;

import io.jenkins.plugins.intent.ledger.StageView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where the stages of a workflow go in a picture, in pixels, apart from how they are drawn. Stages that
 * can run at once stand above each other, those that need them to their right. A small graph shows
 * names and edges; one too large for that becomes an overview of cells, layer after layer.
 *
 * @param style how much room a stage has
 * @param nodes one per stage, in the document's order
 * @param edges from the needed stage to the one that needs it; none in an overview
 * @param steps where one layer of an overview leads to the next; none in other styles
 * @param width of the picture
 * @param height of the picture
 */
record StageGraphLayout(
        Style style, List<Node> nodes, List<Edge> edges, List<Point> steps, double width, double height) {
    private static final int MOST_DETAILED_STAGES = 150;
    private static final int MOST_STAGES_OVER_EACH_OTHER = 60;
    private static final long MOST_BENDS = 3000;
    private static final int ROOMY_LAYER = 12;
    private static final double MARGIN = 8;
    private static final double BEND_HEIGHT = 12;

    /** How much of a stage is shown. */
    enum Style {
        /** Name, state and time. */
        ROOMY(172, 46, 14, 42),
        /** Name and sign. */
        COMPACT(172, 26, 8, 42),
        /** A cell with the sign. */
        OVERVIEW(16, 16, 4, 0);

        final double nodeWidth;
        final double nodeHeight;
        final double gapBelow;
        final double gapRight;

        Style(double nodeWidth, double nodeHeight, double gapBelow, double gapRight) {
            this.nodeWidth = nodeWidth;
            this.nodeHeight = nodeHeight;
            this.gapBelow = gapBelow;
            this.gapRight = gapRight;
        }
    }

    /** A place; y grows downwards. */
    record Point(double x, double y) {}

    /** A stage's box by its upper left corner, and its layer counted from 0. */
    record Node(int stage, int layer, double x, double y) {}

    /** An edge as the places it goes through, left to right. */
    record Edge(int from, int to, List<Point> points) {}

    StageGraphLayout {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
        steps = List.copyOf(steps);
    }

    /** Needs that name no stage are left out. */
    static StageGraphLayout of(List<StageView> stages) {
        List<List<Integer>> needs = needs(stages);
        int[] layerOf = LayeredGraph.longestPaths(needs);
        int[] sizes = new int[stages.size() + 1];
        int widest = 0;
        for (int layer : layerOf) {
            widest = Math.max(widest, ++sizes[layer]);
        }
        boolean overview = stages.size() > MOST_DETAILED_STAGES
                || widest > MOST_STAGES_OVER_EACH_OTHER
                || LayeredGraph.bends(needs) > MOST_BENDS;
        return overview
                ? OverviewLayout.of(layerOf)
                : layered(new LayeredGraph(needs), widest > ROOMY_LAYER ? Style.COMPACT : Style.ROOMY);
    }

    private static StageGraphLayout layered(LayeredGraph graph, Style style) {
        double stageHeight = style.nodeHeight + style.gapBelow;
        double[] middle = VerticalPlacement.place(graph, CrossingReduction.order(graph), stageHeight, BEND_HEIGHT);
        double columns = style.nodeWidth + style.gapRight;
        double height = 0;
        for (int v = 0; v < middle.length; v++) {
            middle[v] += MARGIN - style.gapBelow / 2;
            height = Math.max(height, middle[v] + (v < graph.vertices() ? style.nodeHeight : BEND_HEIGHT) / 2);
        }
        List<Node> nodes = new ArrayList<>();
        for (int v = 0; v < graph.vertices(); v++) {
            nodes.add(new Node(
                    v, graph.layerOf(v), MARGIN + graph.layerOf(v) * columns, middle[v] - style.nodeHeight / 2));
        }
        List<Edge> edges = new ArrayList<>();
        for (int[] route : graph.routes()) {
            double left = MARGIN + graph.layerOf(route[0]) * columns;
            List<Point> points = new ArrayList<>();
            for (int i = 0; i < route.length; i++) {
                if (i > 0) {
                    points.add(new Point(left + i * columns, middle[route[i]]));
                }
                if (i < route.length - 1) {
                    points.add(new Point(left + i * columns + style.nodeWidth, middle[route[i]]));
                }
            }
            edges.add(new Edge(route[0], route[route.length - 1], points));
        }
        double width = 2 * MARGIN + Math.max(1, graph.layers().size()) * columns - style.gapRight;
        return new StageGraphLayout(style, nodes, edges, List.of(), width, height + MARGIN);
    }

    private static List<List<Integer>> needs(List<StageView> stages) {
        Map<String, Integer> index = new HashMap<>();
        for (int i = 0; i < stages.size(); i++) {
            index.put(stages.get(i).id(), i);
        }
        List<List<Integer>> needs = new ArrayList<>(stages.size());
        for (StageView stage : stages) {
            Set<Integer> known = new LinkedHashSet<>();
            for (String need : stage.needs()) {
                if (index.containsKey(need)) {
                    known.add(index.get(need));
                }
            }
            needs.add(List.copyOf(known));
        }
        return needs;
    }
}
