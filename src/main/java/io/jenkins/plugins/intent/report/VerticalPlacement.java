package io.jenkins.plugins.intent.report;

import java.util.List;

/**
 * Gives the vertices of ordered layers their heights: each as near to the mean of its neighbours as
 * the order and the space that every vertex needs allow, so that chains of stages run straight.
 */
final class VerticalPlacement {
    private static final int SWEEPS = 8;

    private final LayeredGraph graph;
    private final List<List<Integer>> layers;
    private final double stageHeight;
    private final double bendHeight;
    private final double[] centre;

    private VerticalPlacement(LayeredGraph graph, List<List<Integer>> layers, double stageHeight, double bendHeight) {
        this.graph = graph;
        this.layers = layers;
        this.stageHeight = stageHeight;
        this.bendHeight = bendHeight;
        int all = 0;
        for (List<Integer> layer : layers) {
            all += layer.size();
        }
        this.centre = new double[all];
    }

    /**
     * @param stageHeight height of a stage with the space around it
     * @param bendHeight height of an edge that passes by
     * @return the middle of each vertex; the topmost vertex begins at 0
     */
    static double[] place(LayeredGraph graph, List<List<Integer>> layers, double stageHeight, double bendHeight) {
        return new VerticalPlacement(graph, layers, stageHeight, bendHeight).run();
    }

    private double[] run() {
        for (List<Integer> layer : layers) {
            spread(layer, new double[layer.size()]);
        }
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            boolean forward = sweep % 2 == 0;
            for (int i = 0; i < layers.size(); i++) {
                List<Integer> layer = layers.get(forward ? i : layers.size() - 1 - i);
                double[] wishes = new double[layer.size()];
                for (int j = 0; j < wishes.length; j++) {
                    wishes[j] = wish(layer.get(j), forward);
                }
                spread(layer, wishes);
            }
        }
        double top = Double.MAX_VALUE;
        for (int vertex = 0; vertex < centre.length; vertex++) {
            top = Math.min(top, centre[vertex] - height(vertex) / 2);
        }
        for (int vertex = 0; vertex < centre.length; vertex++) {
            centre[vertex] -= top;
        }
        return centre;
    }

    private double wish(int vertex, boolean forward) {
        List<Integer> neighbours = forward ? graph.before(vertex) : graph.after(vertex);
        double sum = 0;
        for (int neighbour : neighbours) {
            sum += centre[neighbour];
        }
        return neighbours.isEmpty() ? centre[vertex] : sum / neighbours.size();
    }

    /**
     * The places nearest to the wishes (least squares) that keep order and distances: with the
     * distances taken off, this is isotonic regression, done by pooling neighbours that conflict.
     */
    private void spread(List<Integer> layer, double[] wishes) {
        int n = layer.size();
        double[] offset = new double[n];
        double[] mean = new double[n];
        int[] size = new int[n];
        int pools = 0;
        for (int i = 0; i < n; i++) {
            if (i > 0) {
                offset[i] = offset[i - 1] + (height(layer.get(i - 1)) + height(layer.get(i))) / 2;
            }
            mean[pools] = wishes[i] - offset[i];
            size[pools] = 1;
            pools++;
            while (pools > 1 && mean[pools - 2] >= mean[pools - 1]) {
                int merged = size[pools - 2] + size[pools - 1];
                mean[pools - 2] = (mean[pools - 2] * size[pools - 2] + mean[pools - 1] * size[pools - 1]) / merged;
                size[pools - 2] = merged;
                pools--;
            }
        }
        int i = 0;
        for (int pool = 0; pool < pools; pool++) {
            for (int member = 0; member < size[pool]; member++, i++) {
                centre[layer.get(i)] = mean[pool] + offset[i];
            }
        }
    }

    private double height(int vertex) {
        return vertex < graph.vertices() ? stageHeight : bendHeight;
    }
}
