package io.jenkins.plugins.intent.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.intent.json.Check;
import io.jenkins.plugins.intent.json.CloseNames;
import io.jenkins.plugins.intent.json.Pointer;
import io.jenkins.plugins.intent.json.Problems;
import io.jenkins.plugins.intent.json.Quote;
import io.jenkins.plugins.intent.text.LazyPattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Matrices have combinations, not too many, each with an id of its own; stages use axes that there are. */
final class MatrixChecks implements Check {
    private static final LazyPattern ID = LazyPattern.of("[A-Za-z0-9](?:[A-Za-z0-9._-]{0,62}[A-Za-z0-9_-])?");

    private static final int LONGEST = 60;
    private static final String WHERE_USED = "write the variable where the value is used";

    @Override
    public void check(JsonNode root, Problems problems) {
        JsonNode stages = Expanded.written(root);
        Map<String, String> taken = MatrixExpansion.isIn(stages) ? ids(stages) : Map.of();
        for (int i = 0; i < stages.size(); i++) {
            Pointer stage = Expanded.STAGES.at(i);
            Matrix matrix = Matrix.of(stages.path(i));
            if (matrix.isPresent()) {
                checkMatrix(stages.path(i), matrix, stage.at(Matrix.FIELD), taken, problems);
            }
            MatrixUses uses = new MatrixUses(matrix, problems);
            for (Map.Entry<String, JsonNode> field : stages.path(i).properties()) {
                if (!field.getKey().equals(Matrix.FIELD)) {
                    uses.check(field.getValue(), stage.at(field.getKey()));
                }
            }
        }
    }

    /** What has the ids of the stages as they are written. */
    private static Map<String, String> ids(JsonNode stages) {
        Map<String, String> taken = new HashMap<>();
        for (JsonNode stage : stages) {
            String id = stage.path("id").asText("");
            taken.putIfAbsent(id.toLowerCase(Locale.ROOT), "the stage " + Quote.of(id));
        }
        return taken;
    }

    private static void checkMatrix(
            JsonNode stage, Matrix matrix, Pointer pointer, Map<String, String> taken, Problems problems) {
        if (matrix.axes().isEmpty() && !stage.path(Matrix.FIELD).has(Matrix.INCLUDE)) {
            problems.add(pointer, "the matrix has no axis", "write such as `\"jdk\": [\"17\", \"21\"]`");
            return;
        }
        matrix.axes().forEach((axis, values) -> checkValues(values, pointer.at(axis), problems));
        checkExclusions(stage.path(Matrix.FIELD).path(Matrix.EXCLUDE), matrix, pointer, problems);
        checkInclusions(stage.path(Matrix.FIELD).path(Matrix.INCLUDE), pointer, problems);
        List<Matrix.Combination> combinations = matrix.combinations();
        if (combinations.isEmpty() && matrix.size() > Matrix.MOST) {
            problems.add(
                    pointer,
                    "the matrix has " + matrix.size() + " combinations, expected at most " + Matrix.MOST,
                    "leave values out, `exclude` combinations, or split the stage");
        } else if (combinations.isEmpty() && matrix.size() > 0) {
            problems.add(pointer.at(Matrix.EXCLUDE), "every combination is excluded, so nothing would be run");
        }
        checkIds(stage.path("id").asText(""), combinations, pointer, taken, problems);
    }

    private static void checkValues(List<String> values, Pointer pointer, Problems problems) {
        for (int i = 0; i < values.size(); i++) {
            if (Template.hasVariables(values.get(i))) {
                problems.add(pointer.at(i), staysAsWritten(values.get(i)), WHERE_USED);
            }
        }
    }

    private static String staysAsWritten(String value) {
        return Quote.of(value) + " stays as written: variables are not replaced in a matrix";
    }

    private static void checkExclusions(JsonNode exclusions, Matrix matrix, Pointer pointer, Problems problems) {
        for (int i = 0; i < exclusions.size(); i++) {
            Pointer exclusion = pointer.at(Matrix.EXCLUDE).at(i);
            for (Map.Entry<String, JsonNode> field : exclusions.path(i).properties()) {
                Pointer place = exclusion.at(field.getKey());
                List<String> values = matrix.axes().get(field.getKey());
                if (values == null) {
                    new MatrixUses(matrix, problems)
                            .unknownAxis(field.getKey(), matrix.axes().keySet(), place);
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

    /** Those with a long value or a list have an id of their own; variables stay as written. */
    private static void checkInclusions(JsonNode inclusions, Pointer pointer, Problems problems) {
        for (int i = 0; i < inclusions.size(); i++) {
            Pointer inclusion = pointer.at(Matrix.INCLUDE).at(i);
            for (Map.Entry<String, JsonNode> field : inclusions.path(i).properties()) {
                JsonNode value = field.getValue();
                Pointer place = inclusion.at(field.getKey());
                if (value.isArray()) {
                    List<String> values = new ArrayList<>();
                    value.forEach(each -> values.add(each.asText()));
                    checkValues(values, place, problems);
                } else if (Template.hasVariables(value.asText())) {
                    problems.add(place, staysAsWritten(value.asText()), WHERE_USED);
                }
                if (!inclusions.path(i).has(Matrix.ID)
                        && (value.isArray() || value.asText().length() > LONGEST)) {
                    problems.add(
                            place,
                            value.isArray()
                                    ? "a list cannot be a part of the id of a stage"
                                    : "text of more than " + LONGEST
                                            + " characters cannot be a part of the id of a stage",
                            "give this combination an `id`");
                }
            }
        }
    }

    private static void checkIds(
            String stage,
            List<Matrix.Combination> combinations,
            Pointer pointer,
            Map<String, String> taken,
            Problems problems) {
        for (Matrix.Combination combination : combinations) {
            String id = combination.id(stage);
            String what = "the combination " + combination.values() + " of " + Quote.of(stage);
            if (!stage.isEmpty() && !ID.matcher(id).matches()) {
                problems.add(
                        pointer,
                        what + " would be the stage " + Quote.of(id)
                                + ", which is no id: expected at most 64 characters, not ending in `.`",
                        "shorten the id of the stage, or the values");
                return;
            }
            String earlier = taken.putIfAbsent(id.toLowerCase(Locale.ROOT), what);
            if (earlier != null && !stage.isEmpty()) {
                problems.add(
                        pointer,
                        what + " would be the stage " + Quote.of(id) + ", and so is " + earlier,
                        "ids are unique, also when case is ignored: change a value or an id");
                return;
            }
        }
    }
}
