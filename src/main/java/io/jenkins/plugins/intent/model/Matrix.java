package io.jenkins.plugins.intent.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.jenkins.plugins.intent.text.LazyPattern;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The axes of one stage, and their combinations: each value with each, and those that are written out. What is wrong
 * with it is said by {@link MatrixChecks}; one that is wrong has no combinations, so that its stage stays as it is.
 */
final class Matrix {
    static final String FIELD = "matrix";
    static final String EXCLUDE = "exclude";
    static final String INCLUDE = "include";
    /** Field of an included combination that ends the id of its stage. */
    static final String ID = "id";

    static final int MOST = 1000;

    private static final int MOST_WITH_EXCLUDED = 20 * MOST;

    private static final LazyPattern UNFIT = LazyPattern.of("[^A-Za-z0-9._-]");

    /**
     * One value of each axis.
     *
     * @param end what the id of its stage ends with; empty for the combination of nothing
     * @param values of every axis as text, in the order of the axes; empty where it has none
     * @param lists of those axes where it has several
     */
    record Combination(String end, Map<String, String> values, Map<String, List<String>> lists) {
        static final Combination NONE = new Combination("", Map.of(), Map.of());

        Combination {
            values = Ordered.copyOf(values);
            lists = Map.copyOf(lists);
        }

        private Combination and(String axis, String value) {
            Map<String, String> more = new LinkedHashMap<>(values);
            more.put(axis, value);
            return new Combination((end.isEmpty() ? "" : end + "-") + fit(value), more, lists);
        }

        /** What cannot stand in an id becomes {@code _}. */
        private static String fit(String value) {
            return UNFIT.matcher(value).replaceAll("_");
        }

        /** The id of its stage. */
        String id(String stage) {
            return end.isEmpty() ? stage : stage + "-" + end;
        }

        private boolean isExcludedBy(Map<String, String> exclusion) {
            return !exclusion.isEmpty() && values.entrySet().containsAll(exclusion.entrySet());
        }

        private Combination withAll(Set<String> axes) {
            if (values.size() == axes.size()) {
                return this;
            }
            Map<String, String> all = new LinkedHashMap<>();
            axes.forEach(axis -> all.put(axis, values.getOrDefault(axis, "")));
            return new Combination(end, all, lists);
        }
    }

    /** That of a stage without one. */
    private static final Matrix NONE = new Matrix(MissingNode.getInstance());

    private final Map<String, List<String>> axes = new LinkedHashMap<>();
    private final List<Map<String, String>> exclusions = new ArrayList<>();
    private final List<Combination> included = new ArrayList<>();
    private final Set<String> names = new LinkedHashSet<>();
    private final boolean present;

    private Matrix(JsonNode matrix) {
        present = matrix.isObject();
        matrix.properties().forEach(field -> {
            if (field.getKey().equals(EXCLUDE)) {
                field.getValue().forEach(exclusion -> exclusions.add(values(exclusion)));
            } else if (!field.getKey().equals(INCLUDE)) {
                List<String> values = new ArrayList<>();
                field.getValue().forEach(value -> {
                    if (value.isValueNode()) {
                        values.add(value.asText());
                    }
                });
                axes.put(field.getKey(), values);
            }
        });
        names.addAll(axes.keySet());
        matrix.path(INCLUDE).forEach(element -> included.add(included(element)));
        included.forEach(combination -> names.addAll(combination.values().keySet()));
    }

    /** The matrix of a stage of a document. */
    static Matrix of(JsonNode stage) {
        JsonNode matrix = stage.get(FIELD);
        return matrix == null ? NONE : new Matrix(matrix);
    }

    private static Map<String, String> values(JsonNode exclusion) {
        Map<String, String> values = new LinkedHashMap<>();
        exclusion
                .properties()
                .forEach(value -> values.put(value.getKey(), value.getValue().asText()));
        return values;
    }

    private static Combination included(JsonNode element) {
        Map<String, String> values = new LinkedHashMap<>();
        Map<String, List<String>> lists = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : element.properties()) {
            if (field.getValue().isArray()) {
                List<String> list = new ArrayList<>();
                field.getValue().forEach(value -> list.add(value.asText()));
                lists.put(field.getKey(), List.copyOf(list));
                values.put(field.getKey(), String.join(" ", list));
            } else if (!field.getKey().equals(ID)) {
                values.put(field.getKey(), field.getValue().asText());
            }
        }
        JsonNode id = element.path(ID);
        String end = id.isMissingNode()
                ? values.values().stream()
                        .filter(value -> !value.isEmpty())
                        .map(Combination::fit)
                        .collect(Collectors.joining("-"))
                : Combination.fit(id.asText());
        return new Combination(end, values, lists);
    }

    boolean isPresent() {
        return present;
    }

    /** The names of all axes. */
    Set<String> names() {
        return names;
    }

    /** The axes that have lists of values in a combination. */
    Set<String> lists() {
        return included.stream()
                .flatMap(combination -> combination.lists().keySet().stream())
                .collect(Collectors.toSet());
    }

    /** The axes of which each value is combined with each. */
    Map<String, List<String>> axes() {
        return axes;
    }

    /** How many combinations there are before any is excluded, as far as that is worth counting. */
    long size() {
        long size = axes.isEmpty() ? 0 : 1;
        for (List<String> values : axes.values()) {
            size = Math.min(size * values.size(), Integer.MAX_VALUE);
        }
        return size + included.size();
    }

    /** Those that are not excluded, the last axis changing fastest, then the included; none when there are too many. */
    List<Combination> combinations() {
        if (!present || size() > MOST_WITH_EXCLUDED) {
            return List.of();
        }
        List<Combination> all = axes.isEmpty() ? List.of() : List.of(Combination.NONE);
        for (Map.Entry<String, List<String>> axis : axes.entrySet()) {
            List<Combination> longer = new ArrayList<>();
            for (Combination combination : all) {
                axis.getValue().forEach(value -> longer.add(combination.and(axis.getKey(), value)));
            }
            all = longer;
        }
        List<Combination> kept = new ArrayList<>(all);
        exclusions.forEach(exclusion -> kept.removeIf(combination -> combination.isExcludedBy(exclusion)));
        kept.addAll(included);
        if (kept.size() > MOST) {
            return List.of();
        }
        kept.replaceAll(each -> each.withAll(names));
        return kept;
    }
}
