package io.jenkins.plugins.intent.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.intent.json.Pointer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the matrix of a job, and notes what of it cannot be said in an intent. */
final class MatrixReading {
    private static final int MOST = 1000;
    private static final Pattern AXIS = Pattern.compile("(?!id$|include$|exclude$)[A-Za-z][A-Za-z0-9_-]{0,63}");
    private static final Pattern LINE = Pattern.compile("[^\\x00-\\x1f\\x7f]*");

    private final String who;
    private final Pointer place;
    private final WorkflowNotes notes;

    MatrixReading(String who, Pointer place, WorkflowNotes notes) {
        this.who = who;
        this.place = place;
        this.notes = notes;
    }

    /** Empty where nothing of it can be said. */
    Optional<WorkflowMatrix> read(JsonNode said) {
        if (said.isMissingNode()) {
            return Optional.empty();
        }
        if (!said.isObject()) {
            leftOut(place, "the matrix, which is known only at run time,");
            return Optional.empty();
        }
        Map<String, List<String>> axes = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> axis : said.properties()) {
            if (!axis.getKey().equals("exclude") && !axis.getKey().equals("include")) {
                List<String> values = new ArrayList<>();
                axis.getValue().forEach(value -> text(axis.getKey(), value).ifPresent(values::add));
                if (!values.isEmpty() && values.size() == axis.getValue().size()) {
                    axes.put(axis.getKey(), values);
                } else {
                    leftOut(place.at(axis.getKey()), "`" + axis.getKey() + "` of the matrix");
                }
            }
        }
        WorkflowMatrix matrix = new WorkflowMatrix(axes, combinations(said, "exclude"), combinations(said, "include"));
        if (matrix.size() > MOST) {
            leftOut(place, "the matrix, which has more than " + MOST + " combinations,");
            return Optional.empty();
        }
        return Optional.of(matrix).filter(any -> !any.isEmpty());
    }

    private List<Map<String, String>> combinations(JsonNode said, String field) {
        JsonNode list = said.path(field);
        if (!list.isMissingNode() && !list.isArray()) {
            leftOut(place.at(field), "`" + field + "` of the matrix");
        }
        List<Map<String, String>> all = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            Map<String, String> values = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> each : list.path(i).properties()) {
                Optional<String> text = text(each.getKey(), each.getValue());
                text.ifPresent(value -> values.put(each.getKey(), value));
                if (text.isEmpty()) {
                    leftOut(place.at(field).at(i).at(each.getKey()), "`" + each.getKey() + "` of a combination");
                }
            }
            // With fewer values, more combinations would be left out.
            boolean isWhole = values.size() == list.path(i).size();
            if (!values.isEmpty() && (isWhole || field.equals("include"))) {
                all.add(values);
            }
        }
        return all;
    }

    private static Optional<String> text(String axis, JsonNode value) {
        boolean isKnown = value.isValueNode() && !value.asText().contains("${");
        return isKnown
                        && AXIS.matcher(axis).matches()
                        && LINE.matcher(value.asText()).matches()
                ? Optional.of(value.isNull() ? "" : value.asText())
                : Optional.empty();
    }

    private void leftOut(Pointer where, String what) {
        notes.note(where, who, what + " is left out");
    }
}
