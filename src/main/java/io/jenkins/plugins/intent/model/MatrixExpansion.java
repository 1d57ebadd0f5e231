package io.jenkins.plugins.intent.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.jenkins.plugins.intent.text.LazyPattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;

/**
 * Writes each stage that has a matrix out as one stage for each combination, with
 * <code>${matrix.axis}</code> replaced in all its texts. Whoever needs the stage needs all of them.
 * Passes over what is wrong: checks speak of it.
 */
final class MatrixExpansion {
    /** A literal <code>$${</code>, or a value of the matrix. */
    static final LazyPattern VALUE = LazyPattern.of("\\$\\$\\{|\\$\\{matrix\\.([A-Za-z0-9_-]+)\\}");

    /** Field whose elements may be {@code {"matrix": axis}}, which stands for the values of the axis. */
    static final String ARGUMENTS = "args";

    private static final Set<String> NO_TEXT = Set.of("id", "kind", "needs", Matrix.FIELD);

    private final Map<String, List<String>> ids = new HashMap<>();

    private MatrixExpansion() {}

    static Expanded of(JsonNode root) {
        JsonNode stages = Expanded.written(root);
        return root.isObject() && isIn(stages)
                ? new MatrixExpansion().expand(root.deepCopy())
                : Expanded.unchanged(root, stages);
    }

    /** Whether any of the stages has a matrix. */
    static boolean isIn(JsonNode stages) {
        for (JsonNode stage : stages) {
            if (stage.has(Matrix.FIELD)) {
                return true;
            }
        }
        return false;
    }

    /** The ids of the stages that a stage of a document stands for: its own, unless it has a matrix. */
    static Map<String, List<String>> ids(JsonNode root) {
        Map<String, List<String>> ids = new LinkedHashMap<>();
        for (JsonNode stage : Expanded.written(root)) {
            String id = stage.path("id").textValue();
            if (id != null) {
                List<Matrix.Combination> combinations = Matrix.of(stage).combinations();
                ids.putIfAbsent(
                        id,
                        combinations.isEmpty()
                                ? List.of(id)
                                : combinations.stream().map(each -> each.id(id)).toList());
            }
        }
        return ids;
    }

    private Expanded expand(JsonNode root) {
        ObjectNode workflow = (ObjectNode) root.path("workflow");
        ids.putAll(ids(root));
        List<Integer> origins = new ArrayList<>();
        List<Matrix.Combination> values = new ArrayList<>();
        List<JsonNode> expanded = new ArrayList<>();
        JsonNode stages = workflow.path("stages");
        for (int i = 0; i < stages.size(); i++) {
            List<Matrix.Combination> combinations = Matrix.of(stages.path(i)).combinations();
            for (Matrix.Combination one : combinations.isEmpty() ? List.of(Matrix.Combination.NONE) : combinations) {
                expanded.add(stage(stages.path(i), one));
                origins.add(i);
                values.add(one);
            }
        }
        edges(workflow);
        return new Expanded(root, expanded, origins, values);
    }

    private JsonNode stage(JsonNode written, Matrix.Combination combination) {
        if (!(written.deepCopy() instanceof ObjectNode stage)) {
            return written;
        }
        if (stage.path("needs") instanceof ArrayNode needs) {
            stage.set("needs", needs(needs));
        }
        if (!combination.end().isEmpty()) {
            stage.put("id", combination.id(stage.path("id").asText()));
            for (Map.Entry<String, JsonNode> field : stage.properties()) {
                if (!NO_TEXT.contains(field.getKey())) {
                    field.setValue(replaced(field.getKey(), field.getValue(), combination));
                }
            }
        }
        return stage;
    }

    private ArrayNode needs(ArrayNode written) {
        ArrayNode needs = written.arrayNode();
        Set<String> all = new LinkedHashSet<>();
        for (JsonNode need : written) {
            all.addAll(ids.getOrDefault(need.asText(), List.of(need.asText())));
        }
        all.forEach(needs::add);
        return needs;
    }

    private void edges(ObjectNode workflow) {
        if (workflow.path("edges") instanceof ArrayNode edges) {
            ArrayNode all = workflow.arrayNode();
            for (JsonNode edge : edges) {
                String from = edge.path("from").asText();
                String to = edge.path("to").asText();
                for (String first : ids.getOrDefault(from, List.of(from))) {
                    ids.getOrDefault(to, List.of(to))
                            .forEach(then -> all.addObject().put("from", first).put("to", then));
                }
            }
            workflow.set("edges", all);
        }
    }

    private static JsonNode replaced(String name, JsonNode node, Matrix.Combination one) {
        if (node.isTextual() && node.textValue().contains("${matrix.")) {
            return TextNode.valueOf(text(node.textValue(), one.values()));
        }
        if (node instanceof ArrayNode array) {
            return elements(name.equals(ARGUMENTS), array, one);
        }
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> field.setValue(replaced(field.getKey(), field.getValue(), one)));
        }
        return node;
    }

    private static ArrayNode elements(boolean arguments, ArrayNode array, Matrix.Combination one) {
        ArrayNode replaced = array.arrayNode();
        for (JsonNode element : array) {
            String axis = arguments ? element.path(Matrix.FIELD).textValue() : null;
            if (axis != null && one.values().containsKey(axis)) {
                arguments(axis, one).forEach(replaced::add);
            } else {
                replaced.add(replaced("", element, one));
            }
        }
        return replaced;
    }

    /** As many as the axis has values: none, one, or those of a list. */
    private static List<String> arguments(String axis, Matrix.Combination one) {
        String value = one.values().get(axis);
        return one.lists().getOrDefault(axis, value.isEmpty() ? List.of() : List.of(value));
    }

    private static String text(String text, Map<String, String> values) {
        return VALUE.matcher(text).replaceAll(part -> {
            String value = part.group(1) == null ? null : values.get(part.group(1));
            return Matcher.quoteReplacement(value == null ? part.group() : value);
        });
    }

    /**
     * The place in the text for one in a document whose matrices are written out. Behind an argument that stands for
     * several, or for none, arguments have other numbers, so that all of them are meant there.
     */
    static String written(JsonNode root, String pointer) {
        String field = "/" + ARGUMENTS;
        int at = pointer.lastIndexOf(field + "/");
        if (at < 0) {
            return pointer;
        }
        String array = pointer.substring(0, at + field.length());
        String[] inside = pointer.substring(array.length() + 1).split("/", 2);
        JsonNode arguments = root.at(array);
        for (int i = 0; i < arguments.size(); i++) {
            if (arguments.path(i).has(Matrix.FIELD)) {
                int index = Integer.parseInt(inside[0]);
                return index > i || index == i && inside.length == 1 ? array : pointer;
            }
        }
        return pointer;
    }
}
