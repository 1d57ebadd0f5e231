package io.jenkins.plugins.intent.policy.grammar;

import java.util.List;
import java.util.Set;

/**
 * The arguments of one command, as its grammar understands them.
 *
 * @param grammar the grammar of the innermost subcommand
 * @param uses arguments that have a role, in order
 * @param loose arguments that have none
 * @param seenOptions names of all options that are there
 */
public record Reading(Grammar grammar, List<Use> uses, List<Loose> loose, Set<String> seenOptions) {

    /** An argument that the grammar gives no role: {@code option} is empty for an operand. */
    public record Loose(String option, String value, int index) {}

    public boolean startsSomething() {
        return uses.stream().anyMatch(use -> use.role().starts());
    }
}
