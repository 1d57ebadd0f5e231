package io.jenkins.plugins.intent.model;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.intent.json.Check;
import io.jenkins.plugins.intent.json.CloseNames;
import io.jenkins.plugins.intent.json.Problems;
import io.jenkins.plugins.intent.json.Quote;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Matrices have combinations, not too many, each with an id of its own; texts name axes that there are. */
final class MatrixChecks implements Check {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9._-]{0,62}[A-Za-z0-9_-])?");

    @Override
    public void check(JsonNode root, Problems problems) {
        JsonNode stages = root.path("workflow").path("stages");
        Map<String, String> taken = new HashMap<>();
        for (JsonNode stage : stages) {
            String id = stage.path("id").asText("");
            taken.putIfAbsent(id.toLowerCase(Locale.ROOT), "the stage " + Quote.of(id));
        }
        for (int i = 0; i < stages.size(); i++) {
            JsonPointer stage = JsonPointer.compile("/workflow/stages/" + i);
            Matrix matrix = Matrix.of(stages.path(i));
            if (matrix.isPresent()) {
                checkMatrix(stages.path(i), matrix, stage.appendProperty(Matrix.FIELD), taken, problems);
            }
            for (Map.Entry<String, JsonNode> field : stages.path(i).properties()) {
                if (!field.getKey().equals(Matrix.FIELD)) {
                    checkTexts(field.getValue(), matrix, stage.appendProperty(field.getKey()), problems);
                }
            }
        }
    }

    private static void checkMatrix(
            JsonNode stage, Matrix matrix, JsonPointer pointer, Map<String, String> taken, Problems problems) {
        if (matrix.axes().isEmpty()) {
            problems.add(pointer.toString(), "the matrix has no axis", "write such as `\"jdk\": [\"17\", \"21\"]`");
            return;
        }
        matrix.axes().forEach((axis, values) -> checkValues(values, pointer.appendProperty(axis), problems));
        checkExclusions(stage.path(Matrix.FIELD).path(Matrix.EXCLUDE), matrix, pointer, problems);
        List<Matrix.Combination> combinations = matrix.combinations();
        if (combinations.isEmpty() && matrix.size() > Matrix.MOST) {
            problems.add(
                    pointer.toString(),
                    "the matrix has " + matrix.size() + " combinations, expected at most " + Matrix.MOST,
                    "leave values out, `exclude` combinations, or split the stage");
        } else if (combinations.isEmpty() && matrix.size() > 0) {
            problems.add(pointer + "/exclude", "every combination is excluded, so nothing would be run");
        }
        checkIds(stage.path("id").asText(""), combinations, pointer, taken, problems);
    }

    private static void checkValues(List<String> values, JsonPointer pointer, Problems problems) {
        for (int i = 0; i < values.size(); i++) {
            if (Template.hasVariables(values.get(i))) {
                problems.add(
                        pointer.appendIndex(i).toString(),
                        Quote.of(values.get(i)) + " stays as written: variables are not replaced in a matrix",
                        "write the variable where the value is used");
            }
        }
    }

    private static void checkExclusions(JsonNode exclusions, Matrix matrix, JsonPointer pointer, Problems problems) {
        for (int i = 0; i < exclusions.size(); i++) {
            JsonPointer exclusion = pointer.appendProperty(Matrix.EXCLUDE).appendIndex(i);
            for (Map.Entry<String, JsonNode> field : exclusions.path(i).properties()) {
                String place = exclusion.appendProperty(field.getKey()).toString();
                List<String> values = matrix.axes().get(field.getKey());
                if (values == null) {
                    unknownAxis(field.getKey(), matrix.axes().keySet(), place, problems);
                } else if (field.getValue().isValueNode()
                        && !values.contains(field.getValue().asText())) {
                    String value = field.getValue().asText();
                    problems.add(
                            place,
                            "the axis " + Quote.of(field.getKey()) + " has no value " + Quote.of(value),
                            () -> CloseNames.hint(value, values));
                }
            }
        }
    }

    private static void checkIds(
            String stage,
            List<Matrix.Combination> combinations,
            JsonPointer pointer,
            Map<String, String> taken,
            Problems problems) {
        for (Matrix.Combination combination : combinations) {
            String id = combination.id(stage);
            String what = "the combination " + combination.values() + " of " + Quote.of(stage);
            if (!stage.isEmpty() && !ID.matcher(id).matches()) {
                problems.add(
                        pointer.toString(),
                        what + " would be the stage " + Quote.of(id)
                                + ", which is no id: expected at most 64 characters, not ending in `.`",
                        "shorten the id of the stage, or the values");
                return;
            }
            String earlier = taken.putIfAbsent(id.toLowerCase(Locale.ROOT), what);
            if (earlier != null && !stage.isEmpty()) {
                problems.add(
                        pointer.toString(),
                        what + " would be the stage " + Quote.of(id) + ", and so is " + earlier,
                        "ids are unique, also when case is ignored: change a value or an id");
                return;
            }
        }
    }

    private static void checkTexts(JsonNode node, Matrix matrix, JsonPointer pointer, Problems problems) {
        if (node.isTextual()) {
            checkText(node.textValue(), matrix, pointer, problems);
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                checkTexts(node.path(i), matrix, pointer.appendIndex(i), problems);
            }
        } else {
            node.properties()
                    .forEach(field ->
                            checkTexts(field.getValue(), matrix, pointer.appendProperty(field.getKey()), problems));
        }
    }

    private static void checkText(String text, Matrix matrix, JsonPointer pointer, Problems problems) {
        if (!text.contains("${matrix.")) {
            return;
        }
        Matcher value = MatrixExpansion.VALUE.matcher(text);
        while (value.find()) {
            String axis = value.group(1);
            if (axis != null && !matrix.isPresent()) {
                problems.add(
                        pointer.toString(),
                        Quote.of(value.group()) + " is a value of a matrix, and this stage has none",
                        "give the stage a `matrix`");
            } else if (axis != null && !matrix.axes().containsKey(axis)) {
                unknownAxis(axis, matrix.axes().keySet(), pointer.toString(), problems);
            }
        }
    }

    private static void unknownAxis(String axis, Set<String> axes, String pointer, Problems problems) {
        problems.add(
                pointer,
                "the matrix has no axis " + Quote.of(axis),
                CloseNames.hint(axis, axes).orElse("it has " + String.join(", ", axes)));
    }
}
