package io.jenkins.plugins.intent.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.intent.json.Check;
import io.jenkins.plugins.intent.json.Pointer;
import io.jenkins.plugins.intent.json.Problems;
import java.util.List;
import java.util.Map;

/** Variables are written as they must be; whether they are set is asked where the intent runs. */
final class VariableChecks implements Check {
    private static final List<String> TEXTS = List.of("cwd", "stdin_from", "stdin_text", "stdout_to", "stderr_to");

    @Override
    public void check(JsonNode root, Problems problems) {
        JsonNode stages = Expanded.written(root);
        for (int i = 0; i < stages.size(); i++) {
            JsonNode exec = stages.path(i).path("exec");
            Pointer pointer = Expanded.STAGES.at(i).at("exec");
            checkEnv(exec.path("env"), pointer.at("env"), problems);
            JsonNode commands = exec.path("commands");
            for (int j = 0; j < commands.size(); j++) {
                checkCommand(commands.path(j), pointer.at("commands").at(j), problems);
            }
            JsonNode services = exec.path("services");
            for (int j = 0; j < services.size(); j++) {
                Pointer place = pointer.at("services").at(j);
                checkCommand(services.path(j), place, problems);
                checkCommand(
                        services.path(j).path("ready").path("command"),
                        place.at("ready").at("command"),
                        problems);
            }
        }
    }

    private static void checkCommand(JsonNode command, Pointer pointer, Problems problems) {
        JsonNode args = command.path("args");
        for (int i = 0; i < args.size(); i++) {
            Pointer place = pointer.at("args").at(i);
            checkText(args.path(i), place, problems);
            checkText(args.path(i).path("glob"), place.at("glob"), problems);
        }
        for (String field : TEXTS) {
            JsonNode text = command.get(field);
            if (text != null) {
                checkText(text, pointer.at(field), problems);
            }
        }
        checkEnv(command.path("env"), pointer.at("env"), problems);
        for (int i = 0; i < command.path("pipe").size(); i++) {
            checkCommand(command.path("pipe").path(i), pointer.at("pipe").at(i), problems);
        }
    }

    private static void checkEnv(JsonNode env, Pointer pointer, Problems problems) {
        for (Map.Entry<String, JsonNode> variable : env.properties()) {
            checkText(variable.getValue(), pointer.at(variable.getKey()), problems);
        }
    }

    private static void checkText(JsonNode text, Pointer pointer, Problems problems) {
        if (text.isTextual() && Template.hasVariables(text.textValue())) {
            Template.syntaxError(text.textValue())
                    .ifPresent(message -> problems.add(
                            pointer, message, "write `${NAME}` or `${NAME:-default}`, or `$${` for a literal `${`"));
        }
    }
}
