package io.jenkins.plugins.intent.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.intent.json.Check;
import io.jenkins.plugins.intent.json.CloseNames;
import io.jenkins.plugins.intent.json.Problems;
import io.jenkins.plugins.intent.json.Quote;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Fields of a command fit each other, and what a stage exports is captured in it. */
final class CommandChecks implements Check {
    private static final List<String> OF_THE_PARTS = List.of("args", "success_codes", "stderr_to");

    @Override
    public void check(JsonNode root, Problems problems) {
        JsonNode stages = root.path("workflow").path("stages");
        for (int i = 0; i < stages.size(); i++) {
            String stage = "/workflow/stages/" + i;
            JsonNode commands = stages.path(i).path("exec").path("commands");
            Set<String> captured = new HashSet<>();
            for (int j = 0; j < commands.size(); j++) {
                command(commands.path(j), stage + "/exec/commands/" + j, problems);
                captured.add(commands.path(j).path("capture").asText());
            }
            services(stages.path(i).path("exec").path("services"), stage + "/exec/services", problems);
            exports(stages.path(i).path("exports"), captured, stage + "/exports", problems);
        }
    }

    private static void services(JsonNode services, String pointer, Problems problems) {
        for (int i = 0; i < services.size(); i++) {
            JsonNode ready = services.path(i).path("ready");
            if (ready.isObject() && ready.size() != 1) {
                problems.add(
                        pointer + "/" + i + "/ready",
                        (ready.isEmpty() ? "nothing says" : "several things say") + " when the service can be used",
                        "write one of `port`, `log` and `command`");
            }
            if (services.path(i).has("ready_timeout_sec") && ready.isMissingNode()) {
                problems.add(
                        pointer + "/" + i + "/ready_timeout_sec",
                        "`ready_timeout_sec` is about `ready`, which is missing");
            }
        }
    }

    private static void command(JsonNode command, String pointer, Problems problems) {
        if (!command.isObject()) {
            return;
        }
        if (command.has("pipe")) {
            pipe(command, pointer, problems);
        } else if (!command.has("program")) {
            problems.add(pointer, "missing field `program`");
        }
        if (command.has("stdin_from") && command.has("stdin_text")) {
            problems.add(pointer + "/stdin_text", "the standard input is `stdin_from` already", "write one of the two");
        }
        if (command.has("append") && !command.has("stdout_to") && !command.has("stderr_to")) {
            problems.add(pointer + "/append", "`append` is about `stdout_to` and `stderr_to`, and there is neither");
        }
        String capture = command.path("capture").asText("");
        if (Names.areOurs(capture)) {
            problems.add(
                    pointer + "/capture", Quote.of(capture) + " is set by the runner itself", "choose another name");
        }
        retry(command, pointer, problems);
    }

    private static void pipe(JsonNode command, String pointer, Problems problems) {
        if (command.has("program")) {
            problems.add(pointer + "/program", "a pipe has no program of its own", "remove it, or `pipe`");
        }
        for (String field : OF_THE_PARTS) {
            if (command.has(field)) {
                problems.add(
                        pointer + "/" + field,
                        Quote.of(field) + " belongs to the commands of the pipe",
                        "write it there");
            }
        }
    }

    private static void retry(JsonNode command, String pointer, Problems problems) {
        Set<Integer> good = new HashSet<>();
        command.path("success_codes").forEach(code -> good.add(code.asInt()));
        if (good.isEmpty()) {
            good.add(0);
        }
        JsonNode codes = command.path("retry").path("on_exit_codes");
        for (int i = 0; i < codes.size(); i++) {
            if (codes.path(i).isInt() && good.contains(codes.path(i).intValue())) {
                problems.add(
                        pointer + "/retry/on_exit_codes/" + i,
                        "the exit code " + codes.path(i) + " counts as success, so it is never tried again");
            }
        }
    }

    private static void exports(JsonNode exports, Set<String> captured, String pointer, Problems problems) {
        captured.remove("");
        for (int i = 0; i < exports.size(); i++) {
            String name = exports.path(i).asText();
            if (exports.path(i).isTextual() && !captured.contains(name)) {
                problems.add(
                        pointer + "/" + i,
                        "no command of this stage captures " + Quote.of(name),
                        CloseNames.hint(name, captured)
                                .orElse("write `\"capture\": \"" + name + "\"` in the command that prints it"));
            }
        }
    }
}
