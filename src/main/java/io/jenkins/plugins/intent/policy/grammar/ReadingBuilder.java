package io.jenkins.plugins.intent.policy.grammar;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Collects a {@link Reading} while the arguments are read. */
final class ReadingBuilder {
    private final List<Use> uses = new ArrayList<>();
    private final List<Reading.Loose> loose = new ArrayList<>();
    private final Set<String> seenOptions = new HashSet<>();
    private final Set<Integer> options = new HashSet<>();

    void seen(String option) {
        seenOptions.add(option);
    }

    void option(int index) {
        options.add(index);
    }

    void add(Use use) {
        uses.add(use);
    }

    void add(Role role, String option, String value, int index) {
        uses.add(new Use(role, option, List.of(value), index));
    }

    void addLoose(String option, String value, int index) {
        loose.add(new Reading.Loose(option, value, index));
    }

    /** Gives the last of several operands that role, unless one has it already. */
    void assignLast(Role role) {
        if (uses.stream().anyMatch(use -> use.role().equals(role))) {
            return;
        }
        List<Use> operands = uses.stream().filter(use -> use.option().isEmpty()).toList();
        if (operands.size() > 1) {
            Use use = operands.get(operands.size() - 1);
            uses.set(uses.lastIndexOf(use), new Use(role, use.option(), use.tokens(), use.index()));
        }
    }

    /**
     * @param grammar the grammar of the innermost subcommand
     */
    Reading build(Grammar grammar) {
        return new Reading(
                grammar,
                Collections.unmodifiableList(uses),
                Collections.unmodifiableList(loose),
                Collections.unmodifiableSet(seenOptions),
                Collections.unmodifiableSet(options));
    }
}
