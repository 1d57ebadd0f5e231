package io.jenkins.plugins.intent.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.intent.text.Spelling;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns policy documents that their schema accepts into one layer. */
final class PolicyBinding {
    private PolicyBinding() {}

    /**
     * @param documents included ones first; for single values the last one that gives it counts, and
     *     lists add up
     */
    static PolicyLayer bind(String name, List<JsonNode> documents) {
        PolicyLayer standard = PolicyLayer.named(name);
        PolicyMode mode = standard.mode();
        ShellConsent shell = standard.shell();
        Limits limits = standard.limits();
        Confinement confine = standard.confine();
        List<PolicyRule> rules = new ArrayList<>();
        List<String> roots = new ArrayList<>();
        ObjectNode programs = JsonNodeFactory.instance.objectNode();
        for (JsonNode document : documents) {
            mode = word(document, "mode", PolicyMode.class).orElse(mode);
            shell = word(document, "shell", ShellConsent.class).orElse(shell);
            limits = limits.and(limits(document.path("limits")));
            confine = document.has("confine") ? confine(document.get("confine")) : confine;
            document.path("rules").forEach(rule -> rules.add(rule(rule)));
            roots.addAll(strings(document.path("writable_roots")));
            document.path("programs").fields().forEachRemaining(e -> programs.set(e.getKey(), e.getValue()));
        }
        return new PolicyLayer(name, mode, shell, rules, roots, limits, programs, confine);
    }

    static PolicyRule rule(JsonNode node) {
        Map<String, String> env = new LinkedHashMap<>();
        node.path("env")
                .fields()
                .forEachRemaining(e -> env.put(e.getKey(), e.getValue().asText()));
        String decision = node.path("decision").asText();
        return new PolicyRule(
                node.path("id").asText(),
                decision.equals("deny") ? Decision.BLOCK : Spelling.read(Decision.class, decision),
                node.path("program").isTextual()
                        ? List.of(node.get("program").asText())
                        : strings(node.path("program")),
                node.has("args") ? strings(node.get("args")) : null,
                strings(node.path("any_arg")),
                env,
                strings(node.path("overrides")),
                node.path("reason").asText(""),
                node.path("suggestion").asText(""));
    }

    private static Confinement confine(JsonNode node) {
        return new Confinement(
                word(node, "mode", ConfineMode.class).orElse(ConfineMode.OFF),
                strings(node.path("writable")),
                node.path("network").asBoolean(true));
    }

    private static Limits limits(JsonNode node) {
        Limits standard = Limits.standard();
        return new Limits(
                node.path("max_arguments").asInt(standard.maxArguments()),
                node.path("max_argument_length").asInt(standard.maxArgumentLength()),
                node.path("max_nesting").asInt(standard.maxNesting()));
    }

    private static <E extends Enum<E>> Optional<E> word(JsonNode node, String field, Class<E> type) {
        return Optional.ofNullable(node.path(field).textValue()).map(text -> Spelling.read(type, text));
    }

    private static List<String> strings(JsonNode array) {
        List<String> strings = new ArrayList<>();
        array.forEach(element -> strings.add(element.asText()));
        return strings;
    }
}
