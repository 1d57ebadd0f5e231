package io.jenkins.plugins.intent.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.intent.json.Pointer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A document whose matrices are written out. Every stage in it knows the stage of the original that it
 * comes from, since that is what messages must point at.
 *
 * @param root the document, of which the stages are to be taken from here
 * @param stages all of them; those of the original itself when it has no matrix
 * @param origins for each stage, the place of its original
 * @param values for each stage, the values of its axes; none for one that is not of a matrix
 */
record Expanded(JsonNode root, List<JsonNode> stages, List<Integer> origins, List<Matrix.Combination> values) {
    /** Place of the stages of a document. */
    static final Pointer STAGES = Pointer.ROOT.at("workflow").at("stages");

    /** The stages of a document as they are written; {@link #STAGES} is their place. */
    static JsonNode written(JsonNode root) {
        return root.path("workflow").path("stages");
    }

    /** One in which every stage is its own original. */
    static Expanded unchanged(JsonNode root, JsonNode stages) {
        int count = stages.size();
        List<JsonNode> all = new ArrayList<>(count);
        List<Integer> origins = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            all.add(stages.path(i));
            origins.add(i);
        }
        return new Expanded(root, all, origins, Collections.nCopies(count, Matrix.Combination.NONE));
    }

    JsonNode stage(int index) {
        return stages.get(index);
    }

    int count() {
        return origins.size();
    }

    /** Place, in the original, of a stage of this one. */
    Pointer pointer(int index) {
        return STAGES.at(origins.get(index));
    }

    /** The same with other stages in the places of these. */
    Expanded with(List<JsonNode> others) {
        return new Expanded(root, others, origins, values);
    }
}
