package io.jenkins.plugins.intent.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.intent.json.Check;
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

    @Override
    public void check(JsonNode root, Problems problems) {
        JsonNode stages = root.path("workflow").path("stages");
        for (int i = 0; i < stages.size(); i++) {
            within(stages.path(i).path("exec"), "/workflow/stages/" + i + "/exec", problems);
        }
    }

    /** Commands stand in a block's list, in pipes, in services and in what tells that one is ready. */
    private static void within(JsonNode node, String pointer, Problems problems) {
        if (node.isObject()
                && node.path("program").isTextual()
                && node.path("args").isArray()) {
            command(node, pointer, problems);
        }
        if (node.isObject()) {
            node.properties().forEach(field -> {
                if (field.getValue().isContainerNode()) {
                    within(field.getValue(), pointer + "/" + field.getKey(), problems);
                }
            });
        } else {
            for (int i = 0; i < node.size(); i++) {
                within(node.path(i), pointer + "/" + i, problems);
            }
        }
    }

    private static void command(JsonNode command, String pointer, Problems problems) {
        List<String> args = new ArrayList<>();
        command.path("args").forEach(arg -> args.add(arg.asText("")));
        for (CodeArgument code : CodeArguments.of(command.path("program").textValue(), args)) {
            String place = code.argument() < 0 ? pointer : pointer + "/args/" + code.argument();
            problems.add(
                    place,
                    "the value of " + Quote.of(code.variable()) + " would become code: " + Quote.of(code.reader())
                            + " hands this text to " + reader(code.language()),
                    advice(code));
        }
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
