package io.jenkins.plugins.intent.policy.tools;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.intent.policy.Decision;
import io.jenkins.plugins.intent.policy.Platform;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One line of a table of commands with what the policy is expected to say.
 *
 * @param id the row's own, or the number of its line
 * @param program as in an intent
 * @param args as in an intent
 * @param cwd directory relative to the project, empty for the project itself
 * @param env variables that the intent sets
 * @param platform whose rules apply, when the row says
 * @param expect the decision
 * @param expectOn the decision on a platform that differs
 * @param setup a tree of directories, files and links to judge it in; empty when words are enough
 */
record TableRow(
        String id,
        String program,
        List<String> args,
        String cwd,
        Map<String, String> env,
        Optional<Platform> platform,
        Decision expect,
        Map<Platform, Decision> expectOn,
        List<List<String>> setup) {

    /**
     * @throws IllegalArgumentException with one sentence on what is wrong
     */
    static TableRow read(JsonNode node, int line) {
        if (!node.isObject()) {
            throw new IllegalArgumentException("expected a JSON object");
        }
        if (!node.path("program").isTextual()) {
            throw new IllegalArgumentException("'program' is missing");
        }
        Map<Platform, Decision> expectOn = new LinkedHashMap<>();
        for (Platform platform : Platform.values()) {
            if (node.hasNonNull("expect_" + platform.text())) {
                expectOn.put(platform, decision(node.get("expect_" + platform.text())));
            }
        }
        Map<String, String> env = new LinkedHashMap<>();
        node.path("env")
                .fields()
                .forEachRemaining(e -> env.put(e.getKey(), e.getValue().asText()));
        List<List<String>> setup = new ArrayList<>();
        node.path("setup").forEach(step -> setup.add(texts(step)));
        return new TableRow(
                node.path("id").asText("line " + line),
                node.get("program").asText(),
                texts(node.path("args")),
                node.path("cwd").asText("").equals("null")
                        ? ""
                        : node.path("cwd").asText(""),
                env,
                node.hasNonNull("platform")
                        ? Platform.named(node.get("platform").asText())
                        : Optional.empty(),
                decision(node.path("expect")),
                expectOn,
                setup);
    }

    Decision expectedOn(Platform agent) {
        return expectOn.getOrDefault(agent, expect);
    }

    private static Decision decision(JsonNode node) {
        try {
            return Decision.valueOf(node.asText().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'expect' is '" + node.asText() + "', not allow, warn or block", e);
        }
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(element -> texts.add(element.asText()));
        return texts;
    }
}
