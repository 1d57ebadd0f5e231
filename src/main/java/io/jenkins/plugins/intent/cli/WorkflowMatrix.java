package io.jenkins.plugins.intent.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.intent.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The combinations of a job's matrix, as a workflow file means them: what it includes may be a combination of its own,
 * or add values to those of the axes. An intent writes the latter out.
 *
 * @param axes the values of each
 * @param exclusions values whose combinations are left out
 * @param inclusions in their order, which counts
 */
record WorkflowMatrix(
        Map<String, List<String>> axes, List<Map<String, String>> exclusions, List<Map<String, String>> inclusions) {
    private static final int LONGEST = 60;
    private static final int LONGEST_ID = 64;
    private static final int SHORTEST_END = 8;
    /** For what makes an end unlike the others. */
    private static final int NUMBER = 4;

    /**
     * One of them.
     *
     * @param ofAxes its values of the axes; empty for one that is a combination of its own
     * @param all its values
     */
    private record Combination(Map<String, String> ofAxes, Map<String, String> all) {
        private static Combination alone(Map<String, String> values) {
            return new Combination(Map.of(), values);
        }

        private boolean has(Map<String, String> values) {
            return ofAxes.entrySet().containsAll(values.entrySet());
        }

        /** Of the id, where that is all values. */
        private int length() {
            return String.join("-", all.values()).length();
        }

        private Combination adding(Map<String, String> values) {
            Map<String, String> more = new LinkedHashMap<>(all);
            more.putAll(values);
            return new Combination(ofAxes, more);
        }

        /** What the id of its stage may end with: its values of the axes, and all where there are none. */
        private String end(Set<String> axes, int room) {
            String end = words(axes);
            end = end.isEmpty() ? words(all.keySet()) : end;
            return (end.isEmpty() ? "plain" : end.substring(0, Math.min(end.length(), room))).replaceAll("\\.+$", "");
        }

        private String words(Set<String> axes) {
            return all.entrySet().stream()
                    .filter(each -> axes.contains(each.getKey()))
                    .map(each ->
                            each.getValue().replaceAll("[^A-Za-z0-9.]+", "_").replaceAll("^_|_$", ""))
                    .filter(value -> !value.isEmpty())
                    .collect(Collectors.joining("-"));
        }
    }

    /** The field of a stage that has this id. */
    ObjectNode field(String stage) {
        int room = Math.max(LONGEST_ID - NUMBER - stage.length(), SHORTEST_END);
        ObjectNode matrix = Json.LINE.createObjectNode();
        if (isPlain() && combinations().stream().allMatch(each -> each.length() <= room)) {
            axes.forEach((axis, values) -> values.forEach(matrix.putArray(axis)::add));
            List<Map<String, String>> known =
                    exclusions.stream().filter(this::excludesSomething).toList();
            if (!known.isEmpty()) {
                put(matrix.putArray("exclude"), known);
            }
            if (!inclusions.isEmpty()) {
                put(matrix.putArray("include"), inclusions);
            }
            return matrix;
        }
        ArrayNode include = matrix.putArray("include");
        Set<String> taken = new LinkedHashSet<>();
        for (Combination combination : combinations()) {
            ObjectNode written = include.addObject().put("id", free(combination.end(axes.keySet(), room), taken));
            combination.all().forEach(written::put);
        }
        return matrix;
    }

    /** Whether a shell would make no argument, or several, of one of its values. */
    boolean isSplit(String axis) {
        return combinations().stream()
                .map(each -> each.all().getOrDefault(axis, ""))
                .anyMatch(value -> value.isEmpty() || value.contains(" "));
    }

    /** Whether an intent can say it the same way. */
    private boolean isPlain() {
        return axes.values().stream().flatMap(List::stream).allMatch(WorkflowMatrix::isPartOfId)
                && inclusions.stream().flatMap(one -> one.values().stream()).allMatch(WorkflowMatrix::isPartOfId)
                && inclusions.stream().noneMatch(one -> ofAxes().stream().anyMatch(each -> each.has(common(one))));
    }

    private static boolean isPartOfId(String value) {
        return !value.isEmpty() && value.length() <= LONGEST;
    }

    private boolean excludesSomething(Map<String, String> exclusion) {
        return exclusion.entrySet().stream()
                .allMatch(each -> axes.getOrDefault(each.getKey(), List.of()).contains(each.getValue()));
    }

    private static void put(ArrayNode array, List<Map<String, String>> all) {
        for (Map<String, String> values : all) {
            values.forEach(array.addObject()::put);
        }
    }

    private static String free(String end, Set<String> taken) {
        String free = end;
        for (int i = 2; !taken.add(free.toLowerCase(Locale.ROOT)); i++) {
            free = end + "-" + i;
        }
        return free;
    }

    /** The values of an inclusion that those of the axes have to agree with. */
    private Map<String, String> common(Map<String, String> inclusion) {
        Map<String, String> common = new LinkedHashMap<>(inclusion);
        common.keySet().retainAll(axes.keySet());
        return common;
    }

    private List<Combination> combinations() {
        List<Combination> all = ofAxes();
        List<Combination> alone = new ArrayList<>();
        for (Map<String, String> inclusion : inclusions) {
            Map<String, String> common = common(inclusion);
            if (all.stream().anyMatch(each -> each.has(common))) {
                all.replaceAll(each -> each.has(common) ? each.adding(inclusion) : each);
            } else {
                alone.add(Combination.alone(inclusion));
            }
        }
        all.addAll(alone);
        return all;
    }

    /** Each value of each axis with each, but for those that are excluded. */
    private List<Combination> ofAxes() {
        List<Map<String, String>> all = axes.isEmpty() ? List.of() : List.of(Map.of());
        for (Map.Entry<String, List<String>> axis : axes.entrySet()) {
            List<Map<String, String>> longer = new ArrayList<>();
            for (Map<String, String> each : all) {
                for (String value : axis.getValue()) {
                    Map<String, String> more = new LinkedHashMap<>(each);
                    more.put(axis.getKey(), value);
                    longer.add(more);
                }
            }
            all = longer;
        }
        return all.stream()
                .filter(each -> exclusions.stream()
                        .noneMatch(exclusion -> each.entrySet().containsAll(exclusion.entrySet())))
                .map(each -> new Combination(each, each))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /** How many combinations there are at most. */
    long size() {
        long size = axes.isEmpty() ? 0 : 1;
        for (List<String> values : axes.values()) {
            size = Math.min(size * values.size(), Integer.MAX_VALUE);
        }
        return size + inclusions.size();
    }

    boolean isEmpty() {
        return axes.isEmpty() && inclusions.isEmpty();
    }
}
