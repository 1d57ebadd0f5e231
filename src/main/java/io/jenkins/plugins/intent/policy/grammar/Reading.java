package io.jenkins.plugins.intent.policy.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The arguments of one command, as its grammar understands them.
 *
 * @param grammar the grammar of the innermost subcommand
 * @param uses arguments that have a role, in order
 * @param loose arguments that have none
 * @param seenOptions names of all options that are there, and the first operand
 * @param options places of the arguments that are options of the grammar as they stand
 */
public record Reading(
        Grammar grammar, List<Use> uses, List<Loose> loose, Set<String> seenOptions, Set<Integer> options) {

    private static final int NO_ARGUMENT = -1;

    /** An argument that the grammar gives no role: {@code option} is empty for an operand. */
    public record Loose(String option, String value, int index) {}

    /** With the variables that the grammar gives a role, as if an option had said the same. */
    public Reading with(Map<String, String> env) {
        if (grammar.variables().isEmpty() || env.isEmpty()) {
            return this;
        }
        List<Use> all = new ArrayList<>(uses);
        grammar.variables().forEach((name, role) -> {
            String value = env.getOrDefault(name, "");
            if (!value.isEmpty()) {
                all.add(new Use(role, name + "=", List.of(value), NO_ARGUMENT));
            }
        });
        return all.size() == uses.size() ? this : new Reading(grammar, List.copyOf(all), loose, seenOptions, options);
    }

    public boolean startsSomething() {
        for (Use use : uses) {
            if (use.role().starts()) {
                return true;
            }
        }
        return false;
    }
}
