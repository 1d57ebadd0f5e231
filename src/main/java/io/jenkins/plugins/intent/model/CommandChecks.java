package io.jenkins.plugins.intent.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.intent.json.Check;
import io.jenkins.plugins.intent.json.CloseNames;
import io.jenkins.plugins.intent.json.Pointer;
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
        JsonNode stages = Expanded.written(root);
        for (int i = 0; i < stages.size(); i++) {
            Pointer stage = Expanded.STAGES.at(i);
            JsonNode commands = stages.path(i).path("exec").path("commands");
            for (int j = 0; j < commands.size(); j++) {
                command(commands.path(j), stage.at("exec").at("commands").at(j), problems);
            }
            services(
                    stages.path(i).path("exec").path("services"),
                    stage.at("exec").at("services"),
                    problems);
            exports(stages.path(i).path("exports"), commands, stage.at("exports"), problems);
        }
    }

    private static void services(JsonNode services, Pointer pointer, Problems problems) {
        for (int i = 0; i < services.size(); i++) {
            JsonNode ready = services.path(i).path("ready");
            if (ready.isObject() && ready.size() != 1) {
                problems.add(
                        pointer.at(i).at("ready"),
                        (ready.isEmpty() ? "nothing says" : "several things say") + " when the service can be used",
                        "write one of `port`, `log` and `command`");
            }
            if (services.path(i).has("ready_timeout_sec") && ready.isMissingNode()) {
                problems.add(
                        pointer.at(i).at("ready_timeout_sec"),
                        "`ready_timeout_sec` is about `ready`, which is missing");
            }
        }
    }

    private static void command(JsonNode command, Pointer pointer, Problems problems) {
        if (!command.isObject()) {
            return;
        }
        if (command.has("pipe")) {
            pipe(command, pointer, problems);
        } else if (!command.has("program")) {
            problems.add(pointer, "missing field `program`");
        }
        if (command.has("stdin_from") && command.has("stdin_text")) {
            problems.add(
                    pointer.at("stdin_text"), "the standard input is `stdin_from` already", "write one of the two");
        }
        if (command.has("append") && !command.has("stdout_to") && !command.has("stderr_to")) {
            problems.add(pointer.at("append"), "`append` is about `stdout_to` and `stderr_to`, and there is neither");
        }
        String capture = command.path("capture").asText("");
        if (!capture.isEmpty() && Names.areOurs(capture)) {
            problems.add(
                    pointer.at("capture"), Quote.of(capture) + " is set by the runner itself", "choose another name");
        }
        retry(command, pointer, problems);
    }

    private static void pipe(JsonNode command, Pointer pointer, Problems problems) {
        if (command.has("program")) {
            problems.add(pointer.at("program"), "a pipe has no program of its own", "remove it, or `pipe`");
        }
        for (String field : OF_THE_PARTS) {
            if (command.has(field)) {
                problems.add(
                        pointer.at(field), Quote.of(field) + " belongs to the commands of the pipe", "write it there");
            }
        }
    }

    private static void retry(JsonNode command, Pointer pointer, Problems problems) {
        if (!command.has("retry")) {
            return;
        }
        Set<Integer> good = new HashSet<>();
        command.path("success_codes").forEach(code -> good.add(code.asInt()));
        if (good.isEmpty()) {
            good.add(0);
        }
        JsonNode codes = command.path("retry").path("on_exit_codes");
        for (int i = 0; i < codes.size(); i++) {
            if (codes.path(i).isInt() && good.contains(codes.path(i).intValue())) {
                problems.add(
                        pointer.at("retry").at("on_exit_codes").at(i),
                        "the exit code " + codes.path(i) + " counts as success, so it is never tried again");
            }
        }
    }

    private static void exports(JsonNode exports, JsonNode commands, Pointer pointer, Problems problems) {
        if (exports.isEmpty()) {
            return;
        }
        Set<String> captured = new HashSet<>();
        commands.forEach(command -> captured.add(command.path("capture").asText()));
        captured.remove("");
        for (int i = 0; i < exports.size(); i++) {
            String name = exports.path(i).asText();
            if (exports.path(i).isTextual() && !captured.contains(name)) {
                problems.add(
                        pointer.at(i),
                        "no command of this stage captures " + Quote.of(name),
                        CloseNames.hint(name, captured)
                                .orElse("write `\"capture\": \"" + name + "\"` in the command that prints it"));
            }
        }
    }
}
