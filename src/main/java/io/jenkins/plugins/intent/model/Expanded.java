package io.jenkins.plugins.intent.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A document whose matrices are written out. Every stage in it knows the stage of the original that it
 * comes from, since that is what messages must point at.
 *
 * @param root the document; the original itself when it has no matrix
 * @param origins for each stage of {@code root}, the place of its original
 * @param values for each stage of {@code root}, the values of its axes; null for one that is not of a matrix
 */
record Expanded(JsonNode root, List<Integer> origins, List<Matrix.Combination> values) {

    /** One in which every stage is its own original. */
    static Expanded unchanged(JsonNode root) {
        int count = root.path("workflow").path("stages").size();
        List<Integer> origins = new ArrayList<>(count);
        List<Matrix.Combination> values = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            origins.add(i);
            values.add(Matrix.Combination.NONE);
        }
        return new Expanded(root, origins, values);
    }

    JsonNode stages() {
        return root.path("workflow").path("stages");
    }

    JsonNode stage(int index) {
        return stages().path(index);
    }

    int count() {
        return origins.size();
    }

    /** Pointer, in the original, of a stage of this one. */
    String pointer(int index) {
        return "/workflow/stages/" + origins.get(index);
    }

    Expanded copy() {
        return new Expanded(root.deepCopy(), origins, values);
    }
}
