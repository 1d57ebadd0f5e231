package io.jenkins.plugins.intent.report;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * A directed graph cut into layers, so that every edge leads from one layer to the next: a vertex lies
 * one layer after the last of those it needs, and an edge over several layers gets a bend in each of
 * them. Vertices below {@link #vertices()} are those given, the others are bends. Edges that close a
 * cycle are left out, so that damaged data still gives a picture.
 */
final class LayeredGraph {
    private final int vertices;
    private final int[] layerOf;
    private final List<List<Integer>> layers = new ArrayList<>();
    private final List<List<Integer>> before = new ArrayList<>();
    private final List<List<Integer>> after = new ArrayList<>();
    private final List<int[]> routes = new ArrayList<>();

    /** @param needs for each vertex, those it needs */
    LayeredGraph(List<List<Integer>> needs) {
        vertices = needs.size();
        layerOf = longestPaths(needs);
        for (int vertex = 0; vertex < vertices; vertex++) {
            add(layerOf[vertex]);
        }
        for (int to = 0; to < vertices; to++) {
            for (int from : needs.get(to)) {
                if (layerOf[from] < layerOf[to]) {
                    route(from, to);
                }
            }
        }
    }

    int vertices() {
        return vertices;
    }

    int layerOf(int vertex) {
        return layerOf[vertex];
    }

    /** Vertices and bends of each layer, in no meaningful order. */
    List<List<Integer>> layers() {
        return layers;
    }

    /** Neighbours in the layer before. */
    List<Integer> before(int vertex) {
        return before.get(vertex);
    }

    /** Neighbours in the layer after. */
    List<Integer> after(int vertex) {
        return after.get(vertex);
    }

    /** Each edge as the vertices it goes through, from start to end. */
    List<int[]> routes() {
        return routes;
    }

    /** How many bends the edges would need, found without making them. */
    static long bends(List<List<Integer>> needs) {
        int[] layerOf = longestPaths(needs);
        long bends = 0;
        for (int to = 0; to < needs.size(); to++) {
            for (int from : needs.get(to)) {
                bends += Math.max(0, layerOf[to] - layerOf[from] - 1);
            }
        }
        return bends;
    }

    static int[] longestPaths(List<List<Integer>> needs) {
        List<List<Integer>> followers = new ArrayList<>();
        needs.forEach(n -> followers.add(new ArrayList<>()));
        int[] missing = new int[needs.size()];
        for (int to = 0; to < needs.size(); to++) {
            for (int from : needs.get(to)) {
                followers.get(from).add(to);
                missing[to]++;
            }
        }
        int[] layerOf = new int[needs.size()];
        Deque<Integer> ready = new ArrayDeque<>();
        for (int vertex = 0; vertex < missing.length; vertex++) {
            if (missing[vertex] == 0) {
                ready.add(vertex);
            }
        }
        while (!ready.isEmpty()) {
            int from = ready.remove();
            for (int to : followers.get(from)) {
                layerOf[to] = Math.max(layerOf[to], layerOf[from] + 1);
                if (--missing[to] == 0) {
                    ready.add(to);
                }
            }
        }
        return layerOf;
    }

    private int add(int layer) {
        while (layers.size() <= layer) {
            layers.add(new ArrayList<>());
        }
        int vertex = before.size();
        layers.get(layer).add(vertex);
        before.add(new ArrayList<>());
        after.add(new ArrayList<>());
        return vertex;
    }

    private void route(int from, int to) {
        int[] route = new int[layerOf[to] - layerOf[from] + 1];
        Arrays.setAll(route, i -> i == 0 ? from : i == route.length - 1 ? to : add(layerOf[from] + i));
        for (int i = 1; i < route.length; i++) {
            after.get(route[i - 1]).add(route[i]);
            before.get(route[i]).add(route[i - 1]);
        }
        routes.add(route);
    }
}
