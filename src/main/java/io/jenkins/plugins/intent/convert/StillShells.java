package io.jenkins.plugins.intent.convert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.intent.policy.CommandLine;
import io.jenkins.plugins.intent.policy.CommandPolicy;
import io.jenkins.plugins.intent.policy.Decision;
import io.jenkins.plugins.intent.policy.Platform;
import io.jenkins.plugins.intent.policy.PolicyContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Asks the policy which commands start a shell all the same, by an argument or by themselves. */
final class StillShells {
    private static final Path PROJECT = Path.of("project").toAbsolutePath();

    private StillShells() {}

    static boolean starts(ObjectNode command) {
        JsonNode pipe = command.path("pipe");
        if (!pipe.isArray()) {
            return program(command);
        }
        for (JsonNode part : pipe) {
            if (program(part)) {
                return true;
            }
        }
        return false;
    }

    private static boolean program(JsonNode command) {
        List<String> args = new ArrayList<>();
        command.path("args")
                .forEach(arg -> args.add(
                        arg.isTextual() ? arg.textValue() : arg.path("glob").asText()));
        return CommandPolicy.builtIn()
                .judge(
                        new CommandLine(command.path("program").asText(), args, Map.of(), PROJECT),
                        new PolicyContext(PROJECT, false, Platform.LINUX, false),
                        "")
                .stream()
                .anyMatch(finding ->
                        finding.decision() == Decision.BLOCK && finding.rule().startsWith("shell"));
    }
}
