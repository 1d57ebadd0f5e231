package io.jenkins.plugins.intent.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.intent.json.JsonTrees;
import io.jenkins.plugins.intent.text.Spelling;
import java.util.ArrayList;
import java.util.List;

/**
 * Layers as JSON: a list of objects in the form of policy files, each with its name in {@code layer}
 * and without examples, which were checked when the files were read. Built by hand, not by
 * reflection: a process that starts for one job reads it first thing.
 */
final class PolicyJson {
    private static final String LAYER = "layer";

    private PolicyJson() {}

    static String write(List<PolicyLayer> layers) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        for (PolicyLayer layer : layers) {
            ObjectNode node = all.addObject();
            node.put(LAYER, layer.name());
            node.put("mode", Spelling.of(layer.mode()));
            node.put("shell", Spelling.of(layer.shell()));
            node.putObject("limits")
                    .put("max_arguments", layer.limits().maxArguments())
                    .put("max_argument_length", layer.limits().maxArgumentLength())
                    .put("max_nesting", layer.limits().maxNesting());
            array(node, "writable_roots", layer.writableRoots());
            if (layer.confine().mode() != ConfineMode.OFF) {
                ObjectNode confine = node.putObject("confine");
                confine.put("mode", Spelling.of(layer.confine().mode()));
                array(confine, "writable", layer.confine().writable());
                confine.put("network", layer.confine().network());
            }
            ArrayNode rules = node.putArray("rules");
            layer.rules().forEach(rule -> rule(rule, rules.addObject()));
            node.set("programs", layer.programs());
        }
        return JsonTrees.line(all);
    }

    private static void rule(PolicyRule rule, ObjectNode node) {
        node.put("id", rule.id());
        node.put(
                "decision",
                rule.decision() == Decision.BLOCK ? "deny" : rule.decision().text());
        array(node, "program", rule.program());
        if (rule.args() != null) {
            array(node, "args", rule.args());
        }
        array(node, "any_arg", rule.anyArg());
        ObjectNode env = node.putObject("env");
        rule.env().forEach(env::put);
        array(node, "overrides", rule.overrides());
        node.put("reason", rule.reason());
        node.put("suggestion", rule.suggestion());
    }

    private static void array(ObjectNode node, String field, List<String> values) {
        ArrayNode array = node.putArray(field);
        values.forEach(array::add);
    }

    /**
     * @throws IllegalArgumentException when it is not what {@link #write} wrote
     */
    static List<PolicyLayer> read(String json) {
        JsonNode all;
        try {
            all = JsonTrees.read(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a policy: " + e.getOriginalMessage(), e);
        }
        if (!all.isArray() || all.isEmpty()) {
            throw new IllegalArgumentException("not a policy: expected a list of layers");
        }
        List<PolicyLayer> layers = new ArrayList<>();
        for (JsonNode node : all) {
            if (!node.path(LAYER).isTextual()) {
                throw new IllegalArgumentException("not a policy: a layer without name");
            }
            layers.add(PolicyBinding.bind(node.get(LAYER).asText(), List.of(node)));
        }
        return layers;
    }
}
