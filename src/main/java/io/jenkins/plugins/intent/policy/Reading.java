package io.jenkins.plugins.intent.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The arguments of one command, as its grammar understands them. */
final class Reading {
    /** An argument that the grammar gives no role: {@code option} is empty for an operand. */
    record Loose(String option, String value, int index) {}

    final List<Use> uses = new ArrayList<>();
    final List<Loose> loose = new ArrayList<>();
    final Set<String> seenOptions = new HashSet<>();
    /** The grammar of the innermost subcommand. */
    Grammar grammar;

    Reading(Grammar grammar) {
        this.grammar = grammar;
    }

    void add(Role role, String option, String value, int index) {
        uses.add(new Use(role, option, List.of(value), index));
    }

    boolean startsSomething() {
        return uses.stream().anyMatch(use -> use.role().starts());
    }
}
