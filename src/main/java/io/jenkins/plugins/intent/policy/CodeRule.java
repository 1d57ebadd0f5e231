package io.jenkins.plugins.intent.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.intent.policy.grammar.Role;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A sign in program text that it starts something.
 *
 * @param find where; its first group, when there is one, is what is started
 * @param role how that group is read; empty: the string literals that follow are the command
 * @param verdict a decision that needs no further look
 * @param why what the sign means, as the end of a sentence
 */
record CodeRule(Pattern find, Optional<Role> role, Optional<Decision> verdict, String why) {

    static CodeRule read(JsonNode node) {
        if (node.isTextual()) {
            return new CodeRule(Pattern.compile(node.asText()), Optional.empty(), Optional.empty(), "");
        }
        Optional<Role> role =
                node.has("as") ? Optional.of(Role.parse(node.get("as").asText())) : Optional.empty();
        Optional<Decision> verdict = Optional.empty();
        for (Decision decision : new Decision[] {Decision.BLOCK, Decision.WARN}) {
            if (node.path("is").asText().equals(decision.text())) {
                verdict = Optional.of(decision);
            }
        }
        return new CodeRule(
                Pattern.compile(node.get("find").asText()),
                role,
                verdict,
                node.path("why").asText());
    }
}
