package io.jenkins.plugins.intent.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.intent.json.CloseNames;
import io.jenkins.plugins.intent.json.Pointer;
import io.jenkins.plugins.intent.json.Problems;
import io.jenkins.plugins.intent.json.Quote;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;

/** Where a stage uses values of its matrix: in texts, and as arguments of their own. */
final class MatrixUses {
    private final Matrix matrix;
    private final Problems problems;

    MatrixUses(Matrix matrix, Problems problems) {
        this.matrix = matrix;
        this.problems = problems;
    }

    /** Checks a value of the stage and all below it. */
    void check(JsonNode node, Pointer pointer) {
        if (node.isTextual()) {
            text(node.textValue(), pointer);
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                check(node.path(i), pointer.at(i));
            }
        } else {
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                Pointer place = pointer.at(field.getKey());
                if (field.getKey().equals(MatrixExpansion.ARGUMENTS)) {
                    arguments(field.getValue(), place);
                }
                check(field.getValue(), place);
            }
        }
    }

    private void arguments(JsonNode arguments, Pointer pointer) {
        for (int i = 0; i < arguments.size(); i++) {
            if (arguments.path(i).isObject()) {
                argument(arguments.path(i), pointer.at(i));
            }
        }
    }

    /** One that is no text stands for files, or for values of the matrix. */
    private void argument(JsonNode argument, Pointer pointer) {
        String axis = argument.path(Matrix.FIELD).textValue();
        boolean files = argument.has("glob");
        boolean values = argument.has(Matrix.FIELD);
        boolean neither = argument.isEmpty() || argument.size() == 1 && argument.has("optional");
        if (files && values || neither) {
            problems.add(
                    pointer,
                    "an argument is text, or has either `glob`, for files, or `matrix`, for values of an axis");
        } else if (axis != null) {
            axis(axis, Quote.of(axis), pointer.at(Matrix.FIELD));
        }
    }

    private void text(String text, Pointer pointer) {
        if (!text.contains("${matrix.")) {
            return;
        }
        Matcher value = MatrixExpansion.VALUE.matcher(text);
        while (value.find()) {
            String axis = value.group(1);
            if (axis == null) {
                continue;
            }
            axis(axis, Quote.of(value.group()), pointer);
            if (matrix.lists().contains(axis)) {
                problems.add(
                        pointer,
                        "the axis " + Quote.of(axis) + " has lists, and this is one text",
                        "write `{ \"matrix\": \"" + axis + "\" }` as an argument of its own");
            }
        }
    }

    private void axis(String axis, String written, Pointer pointer) {
        if (!matrix.isPresent()) {
            problems.add(
                    pointer, written + " is a value of a matrix, and this stage has none", "give the stage a `matrix`");
        } else if (!matrix.names().contains(axis)) {
            unknownAxis(axis, matrix.names(), pointer);
        }
    }

    /** There is none of that name among these. */
    void unknownAxis(String axis, Set<String> axes, Pointer pointer) {
        problems.add(
                pointer,
                "the matrix has no axis " + Quote.of(axis),
                CloseNames.hint(axis, axes).orElse("it has " + String.join(", ", axes)));
    }
}
