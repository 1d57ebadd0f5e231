package io.jenkins.plugins.intent.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Orders the vertices inside the layers so that few edges cross: sweeps to and fro, each vertex placed
 * at the mean of its neighbours in the layer just ordered, keeping the best order seen. Always the
 * same for the same graph.
 */
final class CrossingReduction {
    private static final int SWEEPS = 12;

    private final LayeredGraph graph;
    private final int[] position;

    private CrossingReduction(LayeredGraph graph) {
        this.graph = graph;
        int all = 0;
        for (List<Integer> layer : graph.layers()) {
            all += layer.size();
        }
        this.position = new int[all];
    }

    static List<List<Integer>> order(LayeredGraph graph) {
        return new CrossingReduction(graph).run();
    }

    private List<List<Integer>> run() {
        List<List<Integer>> layers = new ArrayList<>();
        graph.layers().forEach(layer -> layers.add(new ArrayList<>(layer)));
        layers.forEach(this::number);
        List<List<Integer>> best = copy(layers);
        long fewest = crossings(layers);
        for (int sweep = 0; sweep < SWEEPS && fewest > 0; sweep++) {
            boolean forward = sweep % 2 == 0;
            for (int i = 1; i < layers.size(); i++) {
                arrange(layers.get(forward ? i : layers.size() - 1 - i), forward);
            }
            long crossings = crossings(layers);
            if (crossings < fewest) {
                fewest = crossings;
                best = copy(layers);
            }
        }
        return best;
    }

    private void arrange(List<Integer> layer, boolean forward) {
        double[] wish = new double[position.length];
        for (int vertex : layer) {
            List<Integer> neighbours = forward ? graph.before(vertex) : graph.after(vertex);
            wish[vertex] =
                    neighbours.stream().mapToInt(n -> position[n]).average().orElse(position[vertex]);
        }
        layer.sort(Comparator.comparingDouble((Integer vertex) -> wish[vertex]).thenComparing(v -> position[v]));
        number(layer);
    }

    private void number(List<Integer> layer) {
        for (int i = 0; i < layer.size(); i++) {
            position[layer.get(i)] = i;
        }
    }

    /** Counts inversions among the ends of the edges between each two layers. */
    private long crossings(List<List<Integer>> layers) {
        layers.forEach(this::number);
        long crossings = 0;
        for (int i = 0; i + 1 < layers.size(); i++) {
            int[] seen = new int[layers.get(i + 1).size() + 1];
            int edges = 0;
            for (int vertex : layers.get(i)) {
                int[] ends = graph.after(vertex).stream()
                        .mapToInt(n -> position[n])
                        .sorted()
                        .toArray();
                for (int end : ends) {
                    crossings += edges - upTo(seen, end);
                }
                for (int end : ends) {
                    add(seen, end);
                }
                edges += ends.length;
            }
        }
        return crossings;
    }

    /** How many ends so far lie at {@code end} or above it; {@code tree} is a Fenwick tree. */
    private static int upTo(int[] tree, int end) {
        int sum = 0;
        for (int i = end + 1; i > 0; i -= i & -i) {
            sum += tree[i];
        }
        return sum;
    }

    private static void add(int[] tree, int end) {
        for (int i = end + 1; i < tree.length; i += i & -i) {
            tree[i]++;
        }
    }

    private static List<List<Integer>> copy(List<List<Integer>> layers) {
        return layers.stream().map(List::copyOf).toList();
    }
}
