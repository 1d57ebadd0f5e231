package io.jenkins.plugins.intent.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The axes of one stage, and their combinations. What is wrong with it is said by {@link MatrixChecks};
 * one that is wrong has no combinations, so that its stage stays as it is.
 */
final class Matrix {
    static final String FIELD = "matrix";
    static final String EXCLUDE = "exclude";
    static final int MOST = 1000;

    private static final int MOST_WITH_EXCLUDED = 20 * MOST;

    private static final Pattern UNFIT = Pattern.compile("[^A-Za-z0-9._-]");

    /** One value of each axis, in the order of the axes. */
    record Combination(Map<String, String> values) {
        static final Combination NONE = new Combination(Map.of());

        Combination {
            values = Ordered.copyOf(values);
        }

        private Combination and(String axis, String value) {
            Map<String, String> more = new LinkedHashMap<>(values);
            more.put(axis, value);
            return new Combination(more);
        }

        /** The id of its stage: what cannot stand in an id becomes {@code _}. */
        String id(String stage) {
            StringBuilder id = new StringBuilder(stage);
            values.values()
                    .forEach(value -> id.append('-').append(UNFIT.matcher(value).replaceAll("_")));
            return id.toString();
        }

        private boolean isExcludedBy(Map<String, String> exclusion) {
            return !exclusion.isEmpty() && values.entrySet().containsAll(exclusion.entrySet());
        }
    }

    private final Map<String, List<String>> axes = new LinkedHashMap<>();
    private final List<Map<String, String>> exclusions = new ArrayList<>();
    private final boolean present;

    private Matrix(JsonNode matrix) {
        present = matrix.isObject();
        matrix.properties().forEach(field -> {
            if (field.getKey().equals(EXCLUDE)) {
                field.getValue().forEach(exclusion -> exclusions.add(values(exclusion)));
            } else {
                List<String> values = new ArrayList<>();
                field.getValue().forEach(value -> values.add(value.asText()));
                axes.put(field.getKey(), values);
            }
        });
    }

    /** The matrix of a stage of a document. */
    static Matrix of(JsonNode stage) {
        return new Matrix(stage.path(FIELD));
    }

    private static Map<String, String> values(JsonNode exclusion) {
        Map<String, String> values = new LinkedHashMap<>();
        exclusion
                .properties()
                .forEach(value -> values.put(value.getKey(), value.getValue().asText()));
        return values;
    }

    boolean isPresent() {
        return present;
    }

    Map<String, List<String>> axes() {
        return Collections.unmodifiableMap(axes);
    }

    /** How many combinations there are before any is excluded, as far as that is worth counting. */
    long size() {
        long size = axes.isEmpty() ? 0 : 1;
        for (List<String> values : axes.values()) {
            size = Math.min(size * values.size(), Integer.MAX_VALUE);
        }
        return size;
    }

    /** Those that are not excluded, the last axis changing fastest; none when there are too many. */
    List<Combination> combinations() {
        if (size() == 0 || size() > MOST_WITH_EXCLUDED) {
            return List.of();
        }
        List<Combination> all = List.of(Combination.NONE);
        for (Map.Entry<String, List<String>> axis : axes.entrySet()) {
            List<Combination> longer = new ArrayList<>();
            for (Combination combination : all) {
                axis.getValue().forEach(value -> longer.add(combination.and(axis.getKey(), value)));
            }
            all = longer;
        }
        List<Combination> kept = all.stream()
                .filter(combination -> exclusions.stream().noneMatch(combination::isExcludedBy))
                .toList();
        return kept.size() > MOST ? List.of() : kept;
    }
}
