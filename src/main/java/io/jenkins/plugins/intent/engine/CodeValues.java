package io.jenkins.plugins.intent.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.intent.json.Check;
import io.jenkins.plugins.intent.json.Pointer;
import io.jenkins.plugins.intent.json.Problems;
import io.jenkins.plugins.intent.json.Quote;
import io.jenkins.plugins.intent.policy.CodeArguments;
import io.jenkins.plugins.intent.policy.CodeArguments.CodeArgument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A value never becomes code: a <code>${NAME}</code> in a text that a shell or an interpreter reads is an
 * error, whatever its value, and the error says how to hand it over instead.
 */
public final class CodeValues implements Check {
    private static final Map<String, String> BY_ENVIRONMENT = Map.ofEntries(
            Map.entry("python", "os.environ['%s']"),
            Map.entry("perl", "$ENV{%s}"),
            Map.entry("ruby", "ENV['%s']"),
            Map.entry("node", "process.env.%s"),
            Map.entry("php", "getenv('%s')"),
            Map.entry("lua", "os.getenv('%s')"),
            Map.entry("awk", "ENVIRON[\"%s\"]"),
            Map.entry("r", "Sys.getenv('%s')"),
            Map.entry("julia", "ENV[\"%s\"]"),
            Map.entry("elixir", "System.get_env(\"%s\")"),
            Map.entry("java", "System.getenv(\"%s\")"),
            Map.entry("lisp", "(getenv \"%s\")"),
            Map.entry("expect", "$env(%s)"));

    private static final Pointer STAGES = Pointer.ROOT.at("workflow").at("stages");

    @Override
    public void check(JsonNode root, Problems problems) {
        JsonNode stages = root.path("workflow").path("stages");
        for (int i = 0; i < stages.size(); i++) {
            within(stages.path(i).path("exec"), STAGES.at(i).at("exec"), problems);
        }
    }

    /** Commands stand in a block's list, in pipes, in services and in what tells that one is ready. */
    private static void within(JsonNode node, Pointer pointer, Problems problems) {
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                within(node.path(i), pointer.at(i), problems);
            }
            return;
        }
        String text = node.path("stdin_text").asText("");
        if (node.path("program").isTextual()) {
            command(node, pointer, problems);
            input(node, text, pointer, problems);
        }
        JsonNode pipe = node.path("pipe");
        for (int i = 0; i < pipe.size(); i++) {
            JsonNode part = pipe.path(i);
            input(part, text, pointer.at("pipe").at(i), problems);
            text = CodeArguments.printed(part.path("program").asText(""), args(part))
                    .orElse("");
        }
        variables(node.path("env"), pointer.at("env"), problems);
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (field.getValue().isContainerNode()) {
                within(field.getValue(), pointer.at(field.getKey()), problems);
            }
        }
    }

    private static void command(JsonNode command, Pointer pointer, Problems problems) {
        for (CodeArgument code : CodeArguments.of(command.path("program").textValue(), args(command))) {
            Pointer place = code.argument() < 0 ? pointer : pointer.at("args").at(code.argument());
            String how = Quote.of(code.reader()) + " hands this text to " + reader(code.language());
            report(code, place, how, advice(code), problems);
        }
    }

    private static void input(JsonNode command, String text, Pointer pointer, Problems problems) {
        String program = command.path("program").asText("");
        if (program.isEmpty() || text.isEmpty()) {
            return;
        }
        for (CodeArgument code : CodeArguments.ofInput(program, args(command), text)) {
            String how = Quote.of(program) + " reads its standard input as code";
            report(code, pointer, how, advice(code), problems);
        }
    }

    private static void variables(JsonNode env, Pointer pointer, Problems problems) {
        for (Map.Entry<String, JsonNode> variable : env.properties()) {
            String name = variable.getKey();
            String value = variable.getValue().asText("");
            // Handed on as it came, which happens without the intent, too.
            if (value.equals("${" + name + "}") || value.startsWith("${" + name + ":-") && value.endsWith("}")) {
                continue;
            }
            for (CodeArgument code : CodeArguments.ofVariable(name, value)) {
                String how = "whatever reads " + Quote.of(name) + " hands it to " + reader(code.language());
                String advice = "write the value itself, or name a script of the project that reads the variable";
                report(code, pointer.at(name), how, advice, problems);
            }
        }
    }

    private static void report(CodeArgument code, Pointer pointer, String how, String advice, Problems problems) {
        problems.add(pointer, "the value of " + Quote.of(code.variable()) + " would become code: " + how, advice);
    }

    private static List<String> args(JsonNode command) {
        if (!command.has("args")) {
            return List.of();
        }
        List<String> args = new ArrayList<>();
        command.path("args").forEach(arg -> args.add(arg.asText("")));
        return args;
    }

    private static String reader(String language) {
        return language.equals("shell") ? "a shell" : "an interpreter";
    }

    private static String advice(CodeArgument code) {
        String name = code.variable();
        if (code.language().equals("shell")) {
            return code.direct()
                    ? "write `\"$" + name + "\"`: the variable is set for the command, and the shell reads it itself"
                    : "hand it over as an argument of its own: `sh -c '… \"$1\" …' sh ${" + name + "}`";
        }
        String lookup = BY_ENVIRONMENT.get(code.language());
        return lookup == null
                ? "put the text into a file of the project, which reads the variable " + name
                : "write `" + String.format(lookup, name) + "`: the variable is set for the command";
    }
}
