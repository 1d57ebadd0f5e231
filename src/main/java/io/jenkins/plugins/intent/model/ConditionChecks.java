package io.jenkins.plugins.intent.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.intent.json.Check;
import io.jenkins.plugins.intent.json.Problems;
import io.jenkins.plugins.intent.json.Quote;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Each condition asks one thing, and in a way that can be answered. */
final class ConditionChecks implements Check {
    private static final List<String> SUBJECTS = List.of("variable", "file_exists", "all", "any", "not");
    private static final List<String> COMPARISONS = List.of("equals", "in", "matches");

    @Override
    public void check(JsonNode root, Problems problems) {
        JsonNode stages = root.path("workflow").path("stages");
        for (int i = 0; i < stages.size(); i++) {
            String stage = "/workflow/stages/" + i;
            condition(stages.path(i).path("when"), stage + "/when", problems);
            JsonNode commands = stages.path(i).path("exec").path("commands");
            for (int j = 0; j < commands.size(); j++) {
                condition(commands.path(j).path("when"), stage + "/exec/commands/" + j + "/when", problems);
            }
        }
    }

    private static void condition(JsonNode condition, String pointer, Problems problems) {
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
                condition(condition.path(several).path(i), pointer + "/" + several + "/" + i, problems);
            }
        }
        condition(condition.path("not"), pointer + "/not", problems);
    }

    private static void comparison(JsonNode condition, String pointer, Problems problems) {
        List<String> comparisons = COMPARISONS.stream().filter(condition::has).toList();
        if (condition.has("variable") && comparisons.size() != 1) {
            problems.add(
                    pointer,
                    "a condition on a variable has one of `equals`, `in` and `matches`, found "
                            + (comparisons.isEmpty() ? "none" : String.join(", ", comparisons)));
        }
        if (!condition.has("variable") && !comparisons.isEmpty()) {
            problems.add(
                    pointer + "/" + comparisons.get(0),
                    Quote.of(comparisons.get(0)) + " compares a variable, and none is named",
                    "add `variable`");
        }
        if (!condition.has("variable") && condition.has("default")) {
            problems.add(pointer + "/default", "`default` is the value of a variable, and none is named");
        }
        if (condition.path("matches").isTextual()) {
            try {
                Pattern.compile(condition.path("matches").textValue());
            } catch (PatternSyntaxException e) {
                problems.add(
                        pointer + "/matches",
                        Quote.of(condition.path("matches").textValue()) + " is no regular expression: "
                                + e.getDescription());
            }
        }
    }
}
