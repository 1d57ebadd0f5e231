package io.jenkins.plugins.intent.report;

import io.jenkins.plugins.intent.report.StageGraphLayout.Node;
import io.jenkins.plugins.intent.report.StageGraphLayout.Point;
import io.jenkins.plugins.intent.report.StageGraphLayout.Style;
import java.util.ArrayList;
import java.util.List;

/**
 * Places the stages of a large workflow as cells: each layer is a block of cells, blocks follow each
 * other like words, and a sign between two blocks says that the second needs the first.
 */
final class OverviewLayout {
    private static final double MARGIN = 8;
    private static final double PAGE_WIDTH = 1080;
    private static final double BETWEEN_BLOCKS = 22;
    private static final double BETWEEN_LINES = 18;
    private static final int USUAL_ROWS = 10;
    private static final double CELL = Style.OVERVIEW.nodeWidth + Style.OVERVIEW.gapBelow;

    private OverviewLayout() {}

    /** @param layerOf for each stage its layer */
    static StageGraphLayout of(int[] layerOf) {
        List<List<Integer>> layers = layers(layerOf);
        Node[] nodes = new Node[layerOf.length];
        List<Point> steps = new ArrayList<>();
        int mostColumns = (int) (PAGE_WIDTH / CELL);
        double x = MARGIN;
        double y = MARGIN;
        double lineHeight = 0;
        for (int layer = 0; layer < layers.size(); layer++) {
            int size = layers.get(layer).size();
            int rows = Math.max(Math.min(size, USUAL_ROWS), (size + mostColumns - 1) / mostColumns);
            int columns = (size + rows - 1) / rows;
            double blockWidth = columns * CELL;
            if (x > MARGIN && x + blockWidth > MARGIN + PAGE_WIDTH) {
                x = MARGIN;
                y += lineHeight + BETWEEN_LINES;
                lineHeight = 0;
            }
            if (layer > 0) {
                steps.add(new Point(x == MARGIN ? x : x - BETWEEN_BLOCKS / 2, y + Style.OVERVIEW.nodeHeight / 2));
                x += x == MARGIN ? BETWEEN_BLOCKS / 2 : 0;
            }
            for (int i = 0; i < size; i++) {
                int stage = layers.get(layer).get(i);
                int column = i / rows;
                int row = i % rows;
                nodes[stage] = new Node(stage, layer, x + column * CELL, y + row * CELL);
            }
            x += blockWidth + BETWEEN_BLOCKS;
            lineHeight = Math.max(lineHeight, rows * CELL);
        }
        return new StageGraphLayout(
                Style.OVERVIEW,
                List.of(nodes),
                List.of(),
                steps,
                PAGE_WIDTH + 2 * MARGIN + BETWEEN_BLOCKS,
                y + lineHeight + MARGIN);
    }

    private static List<List<Integer>> layers(int[] layerOf) {
        List<List<Integer>> layers = new ArrayList<>();
        for (int stage = 0; stage < layerOf.length; stage++) {
            while (layers.size() <= layerOf[stage]) {
                layers.add(new ArrayList<>());
            }
            layers.get(layerOf[stage]).add(stage);
        }
        return layers;
    }
}
