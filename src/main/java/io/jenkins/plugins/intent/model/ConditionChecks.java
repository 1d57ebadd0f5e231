package io.jenkins.plugins.intent.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.intent.json.Check;
import io.jenkins.plugins.intent.json.Pointer;
import io.jenkins.plugins.intent.json.Problems;
import io.jenkins.plugins.intent.json.Quote;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/** Each condition asks one thing, and in a way that can be answered. */
final class ConditionChecks implements Check {
    private static final List<String> SUBJECTS = List.of("variable", "file_exists", "all", "any", "not");
    private static final List<String> COMPARISONS = List.of("equals", "in", "matches");

    @Override
    public void check(JsonNode root, Problems problems) {
        JsonNode stages = Expanded.written(root);
        for (int i = 0; i < stages.size(); i++) {
            Pointer stage = Expanded.STAGES.at(i);
            condition(stages.path(i).path("when"), stage.at("when"), problems);
            JsonNode commands = stages.path(i).path("exec").path("commands");
            for (int j = 0; j < commands.size(); j++) {
                condition(
                        commands.path(j).path("when"),
                        stage.at("exec").at("commands").at(j).at("when"),
                        problems);
            }
        }
    }

    private static void condition(JsonNode condition, Pointer pointer, Problems problems) {
        if (!condition.isObject()) {
            return;
        }
        List<String> subjects = SUBJECTS.stream().filter(condition::has).toList();
        if (subjects.size() != 1) {
            problems.add(
                    pointer,
                    subjects.isEmpty()
                            ? "the condition asks nothing"
                            : "the condition asks several things: " + String.join(", ", subjects),
                    "write one of `variable`, `file_exists`, `all`, `any` and `not`; `all` joins several");
        }
        comparison(condition, pointer, problems);
        for (String several : List.of("all", "any")) {
            for (int i = 0; i < condition.path(several).size(); i++) {
                condition(condition.path(several).path(i), pointer.at(several).at(i), problems);
            }
        }
        condition(condition.path("not"), pointer.at("not"), problems);
    }

    private static void comparison(JsonNode condition, Pointer pointer, Problems problems) {
        List<String> comparisons = COMPARISONS.stream().filter(condition::has).toList();
        if (condition.has("variable") && comparisons.size() != 1) {
            problems.add(
                    pointer,
                    "a condition on a variable has one of `equals`, `in` and `matches`, found "
                            + (comparisons.isEmpty() ? "none" : String.join(", ", comparisons)));
        }
        if (!condition.has("variable") && !comparisons.isEmpty()) {
            problems.add(
                    pointer.at(comparisons.get(0)),
                    Quote.of(comparisons.get(0)) + " compares a variable, and none is named",
                    "add `variable`");
        }
        if (!condition.has("variable") && condition.has("default")) {
            problems.add(pointer.at("default"), "`default` is the value of a variable, and none is named");
        }
        if (condition.path("matches").isTextual()) {
            try {
                ValueMatch.compiled(condition.path("matches").textValue());
            } catch (PatternSyntaxException e) {
                problems.add(
                        pointer.at("matches"),
                        Quote.of(condition.path("matches").textValue()) + " is no regular expression: "
                                + e.getDescription());
            }
        }
    }
}
