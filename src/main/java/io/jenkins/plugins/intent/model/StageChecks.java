package io.jenkins.plugins.intent.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.intent.json.Check;
import io.jenkins.plugins.intent.json.Pointer;
import io.jenkins.plugins.intent.json.Problems;
import io.jenkins.plugins.intent.json.Quote;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Ids that are unique and can name directories on any system, and fields that fit the stage's kind. */
final class StageChecks implements Check {
    /** Names of devices, and what a digit makes one. */
    private static final Set<String> RESERVED = Set.of("con", "prn", "aux", "nul");

    private static final Set<String> RESERVED_WITH_DIGIT = Set.of("com", "lpt");
    private static final String EXEC_BLOCK = StageKind.EXEC_BLOCK.text();
    private static final String GATE = StageKind.GATE.text();
    private static final List<String> BLOCK_ONLY = List.of(
            "exec",
            "matrix",
            "agent",
            "max_attempts",
            "timeout_sec",
            "lease_sec",
            "workspace",
            "outputs",
            "kill_grace_sec",
            "exports",
            "allow_failure",
            "retry_delay_sec");

    @Override
    public void check(JsonNode root, Problems problems) {
        JsonNode stages = Expanded.written(root);
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < stages.size(); i++) {
            Pointer pointer = Expanded.STAGES.at(i);
            checkId(stages.path(i).path("id").asText(""), i, pointer, seen, problems);
            checkKind(stages.path(i), pointer, problems);
            checkLabel(stages.path(i).path("agent").path("label").asText(""), pointer, problems);
        }
    }

    private static void checkId(String id, int index, Pointer pointer, Map<String, Integer> seen, Problems problems) {
        if (id.isEmpty()) {
            return;
        }
        Integer earlier = seen.putIfAbsent(id.toLowerCase(Locale.ROOT), index);
        if (earlier != null) {
            problems.add(
                    pointer.at("id"),
                    "the id " + Quote.of(id) + " is taken by /workflow/stages/" + earlier,
                    "ids are unique, also when case is ignored: they name directories");
        }
        if (isReserved(id.toLowerCase(Locale.ROOT).split("\\.", 2)[0])) {
            problems.add(pointer.at("id"), "Windows cannot have a directory named " + Quote.of(id), "rename the stage");
        }
    }

    private static void checkLabel(String label, Pointer pointer, Problems problems) {
        if (label.isBlank()) {
            return;
        }
        LabelExpression.fault(label)
                .ifPresent(fault -> problems.add(
                        pointer.at("agent").at("label"),
                        "no label expression: " + fault,
                        "such as `linux && (jdk17 || jdk21)`; a name with blanks stands in double quotes"));
    }

    private static boolean isReserved(String name) {
        int last = name.length() - 1;
        return RESERVED.contains(name)
                || last >= 0
                        && Character.isDigit(name.charAt(last))
                        && RESERVED_WITH_DIGIT.contains(name.substring(0, last));
    }

    /** Nobody is there to look for files. */
    private static void checkCondition(JsonNode when, Pointer pointer, Problems problems) {
        for (JsonNode file : when.findValues("file_exists")) {
            problems.add(
                    pointer,
                    "the condition of a gate cannot look for a file (" + Quote.of(file.asText("")) + ")",
                    "ask for a variable, or give the condition to a stage with commands");
        }
    }

    private static void checkKind(JsonNode stage, Pointer pointer, Problems problems) {
        String kind = stage.path("kind").asText(EXEC_BLOCK);
        if (kind.equals(GATE)) {
            checkCondition(stage.path("when"), pointer.at("when"), problems);
            for (String field : BLOCK_ONLY) {
                if (stage.has(field)) {
                    String hint = field.equals("timeout_sec")
                            ? "a gate's time limit is `gate.timeout_sec`"
                            : "remove it, or make the stage an `exec_block`";
                    problems.add(pointer.at(field), "a gate cannot have " + Quote.of(field), hint);
                }
            }
        } else if (kind.equals(EXEC_BLOCK)) {
            if (stage.has("gate")) {
                problems.add(
                        pointer.at("gate"),
                        "an exec_block cannot have `gate`",
                        "for a gate, write `\"kind\": \"gate\"`");
            } else if (stage.isObject() && !stage.has("exec")) {
                problems.add(pointer, "missing field `exec`", "for a gate, write `\"kind\": \"gate\"`");
            }
        }
    }
}
