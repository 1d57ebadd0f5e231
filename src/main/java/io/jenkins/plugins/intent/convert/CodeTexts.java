package io.jenkins.plugins.intent.convert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.intent.policy.CodeArguments;
import io.jenkins.plugins.intent.policy.CodeArguments.CodeArgument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A text that another program reads as code: no intent puts a value there, so a shell has to. */
final class CodeTexts {
    private CodeTexts() {}

    static void requireWithoutVariables(ObjectNode command) throws Unsayable {
        if (!command.toString().contains("${")) {
            return;
        }
        String text = command.path("stdin_text").asText("");
        if (!command.has("pipe")) {
            requireWithoutVariables(command, text);
        }
        for (JsonNode part : command.path("pipe")) {
            requireWithoutVariables(part, text);
            text = CodeArguments.printed(part.path("program").asText(""), args(part))
                    .orElse("");
        }
    }

    private static void requireWithoutVariables(JsonNode command, String input) throws Unsayable {
        String program = command.path("program").asText();
        requireNone(CodeArguments.of(program, args(command)));
        if (!input.isEmpty()) {
            requireNone(CodeArguments.ofInput(program, args(command), input));
        }
        for (Map.Entry<String, JsonNode> variable : command.path("env").properties()) {
            requireNoCode(variable.getKey(), variable.getValue().asText());
        }
    }

    /** The same for a variable that programs see. */
    static void requireNoCode(String variable, String value) throws Unsayable {
        if (value.contains("${") && !value.equals("${" + variable + "}")) {
            for (CodeArgument code : CodeArguments.ofVariable(variable, value)) {
                throw new Unsayable("the value of " + code.variable() + " becomes code in " + variable);
            }
        }
    }

    private static void requireNone(List<CodeArgument> found) throws Unsayable {
        if (!found.isEmpty()) {
            throw new Unsayable("the value of " + found.get(0).variable() + " becomes code that "
                    + found.get(0).reader() + " reads");
        }
    }

    private static List<String> args(JsonNode command) {
        List<String> args = new ArrayList<>();
        command.path("args").forEach(arg -> args.add(arg.asText("")));
        return args;
    }
}
