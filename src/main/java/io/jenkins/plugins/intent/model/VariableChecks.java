package io.jenkins.plugins.intent.model;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.intent.json.Check;
import io.jenkins.plugins.intent.json.Problems;
import java.util.List;

/** Variables are written as they must be; whether they are set is asked where the intent runs. */
final class VariableChecks implements Check {
    private static final List<String> TEXTS = List.of("cwd", "stdin_from", "stdin_text", "stdout_to", "stderr_to");

    @Override
    public void check(JsonNode root, Problems problems) {
        JsonNode stages = root.path("workflow").path("stages");
        for (int i = 0; i < stages.size(); i++) {
            JsonNode exec = stages.path(i).path("exec");
            String pointer = "/workflow/stages/" + i + "/exec";
            checkEnv(exec.path("env"), pointer + "/env", problems);
            JsonNode commands = exec.path("commands");
            for (int j = 0; j < commands.size(); j++) {
                checkCommand(commands.path(j), pointer + "/commands/" + j, problems);
            }
            JsonNode services = exec.path("services");
            for (int j = 0; j < services.size(); j++) {
                String place = pointer + "/services/" + j;
                checkCommand(services.path(j), place, problems);
                checkCommand(services.path(j).path("ready").path("command"), place + "/ready/command", problems);
            }
        }
    }

    private static void checkCommand(JsonNode command, String pointer, Problems problems) {
        JsonNode args = command.path("args");
        for (int i = 0; i < args.size(); i++) {
            checkText(args.path(i), pointer + "/args/" + i, problems);
            checkText(args.path(i).path("glob"), pointer + "/args/" + i + "/glob", problems);
        }
        for (String field : TEXTS) {
            checkText(command.path(field), pointer + "/" + field, problems);
        }
        checkEnv(command.path("env"), pointer + "/env", problems);
        for (int i = 0; i < command.path("pipe").size(); i++) {
            checkCommand(command.path("pipe").path(i), pointer + "/pipe/" + i, problems);
        }
    }

    private static void checkEnv(JsonNode env, String pointer, Problems problems) {
        env.fields()
                .forEachRemaining(entry -> checkText(
                        entry.getValue(),
                        JsonPointer.compile(pointer)
                                .appendProperty(entry.getKey())
                                .toString(),
                        problems));
    }

    private static void checkText(JsonNode text, String pointer, Problems problems) {
        if (text.isTextual()) {
            Template.syntaxError(text.textValue())
                    .ifPresent(message -> problems.add(
                            pointer, message, "write `${NAME}` or `${NAME:-default}`, or `$${` for a literal `${`"));
        }
    }
}
