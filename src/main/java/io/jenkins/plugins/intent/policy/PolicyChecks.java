package io.jenkins.plugins.intent.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.intent.json.CloseNames;
import io.jenkins.plugins.intent.json.Document;
import io.jenkins.plugins.intent.json.Pointer;
import io.jenkins.plugins.intent.json.Problem;
import io.jenkins.plugins.intent.json.Problems;
import io.jenkins.plugins.intent.policy.grammar.GrammarBook;
import io.jenkins.plugins.intent.policy.grammar.GrammarReader;
import io.jenkins.plugins.intent.policy.grammar.ProgramName;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the schema of policies cannot say, above all: that every example is judged as it claims. */
final class PolicyChecks {
    private static final List<String> RULE_IDS =
            Arrays.stream(Rule.values()).map(Rule::id).toList();

    private final PolicyLayer layer;
    private final JsonNode root;
    private final Problems problems = new Problems();

    private PolicyChecks(PolicyLayer layer, JsonNode root) {
        this.layer = layer;
        this.root = root;
    }

    /**
     * @param layer the whole layer that the document is part of
     */
    static List<Problem> of(PolicyLayer layer, Document document) {
        PolicyChecks checks = new PolicyChecks(layer, document.root());
        checks.run();
        return document.place(checks.problems);
    }

    private void run() {
        int index = 0;
        for (JsonNode root : root.path("writable_roots")) {
            if (!WritableRoots.isAbsolute(root.asText()) || root.asText().contains("..")) {
                problems.add("/writable_roots/" + index, "expected an absolute directory, found " + root);
            }
            index++;
        }
        confine(root.path("confine"));
        Set<String> ids = new HashSet<>(RULE_IDS);
        index = 0;
        for (JsonNode rule : root.path("rules")) {
            rule(rule, "/rules/" + index++, ids);
        }
        programs();
    }

    private void confine(JsonNode confine) {
        int index = 0;
        for (JsonNode path : confine.path("writable")) {
            String problem = WritablePath.problem(path.asText());
            if (problem != null) {
                problems.add("/confine/writable/" + index, problem, "name a directory such as `${HOME}/.m2`");
            }
            index++;
        }
    }

    private void rule(JsonNode node, String pointer, Set<String> ids) {
        PolicyRule rule = PolicyBinding.rule(node);
        if (!ids.add(rule.id())) {
            problems.add(pointer + "/id", "'" + rule.id() + "' is the id of another rule", "ids must be unique");
        }
        if (rule.decision() != Decision.ALLOW && !rule.overrides().isEmpty()) {
            problems.add(pointer + "/overrides", "only an `allow` rule can lift built-in rules");
        }
        if (rule.decision() == Decision.ALLOW && rule.overrides().isEmpty() && layer.mode() == PolicyMode.GUARDRAIL) {
            problems.add(
                    pointer + "/decision",
                    "an `allow` rule without `overrides` changes nothing in guardrail mode",
                    "name the built-in rules it lifts, or use the mode `deny_by_default`");
        }
        if (rule.decision() == Decision.ALLOW && rule.program().stream().anyMatch(name -> name.matches(".*[*?].*"))) {
            problems.add(pointer + "/program", "an `allow` rule wants exact names or paths, without wildcards");
        }
        for (int i = 0; i < rule.overrides().size(); i++) {
            String id = rule.overrides().get(i);
            if (!RULE_IDS.contains(id)) {
                problems.add(
                        pointer + "/overrides/" + i,
                        "there is no built-in rule '" + id + "'",
                        () -> CloseNames.hint(id, RULE_IDS));
            }
        }
        RuleMatcher matcher = new RuleMatcher(rule);
        examples(node.path("match"), pointer + "/match", matcher, true);
        examples(node.path("must_not_match"), pointer + "/must_not_match", matcher, false);
    }

    private void examples(JsonNode examples, String pointer, RuleMatcher matcher, boolean expected) {
        int index = 0;
        for (JsonNode example : examples) {
            List<String> words = GrammarExamples.words(example);
            boolean matches = !words.isEmpty() && matches(matcher, words);
            if (matches != expected) {
                problems.add(
                        pointer + "/" + index,
                        "the rule '" + matcher.rule().id() + "' " + (expected ? "does not match " : "matches ")
                                + "its example " + example,
                        "change the rule or the example");
            }
            index++;
        }
    }

    /** Variables that a rule asks for count as set: an example only gives words. */
    private static boolean matches(RuleMatcher matcher, List<String> words) {
        CommandLine command = GrammarExamples.command(words);
        Started started = Started.directly(command).withEnv(matcher.rule().env());
        return matcher.matches(started, ProgramName.of(words.get(0)), Platform.LINUX);
    }

    private void programs() {
        PolicyLayer grammarsOnly = new PolicyLayer(
                layer.name(),
                PolicyMode.GUARDRAIL,
                ShellConsent.IF_ASKED,
                List.of(),
                List.of(),
                Limits.standard(),
                layer.programs(),
                Confinement.OFF);
        CommandPolicy policy = CommandPolicy.of(List.of(grammarsOnly));
        for (Map.Entry<String, JsonNode> entry : GrammarBook.entries(root.path("programs"))) {
            Pointer pointer = Pointer.ROOT.at("programs").at(entry.getKey());
            try {
                GrammarReader.read(entry.getValue());
                GrammarExamples.failures(policy, entry.getKey(), entry.getValue())
                        .forEach(failure -> problems.add(pointer, failure, "change the grammar or the example"));
            } catch (IllegalArgumentException e) {
                problems.add(pointer, e.getMessage());
            }
        }
    }
}
