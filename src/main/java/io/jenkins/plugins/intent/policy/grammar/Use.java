package io.jenkins.plugins.intent.policy.grammar;

import java.util.List;

/**
 * One argument, or several, with the role that the grammar gives it.
 *
 * @param role what it means
 * @param option the option that it belongs to, empty for an operand
 * @param tokens the value; a whole command line for roles that take the rest
 * @param index place of the first token among the arguments
 */
public record Use(Role role, String option, List<String> tokens, int index) {
    public String value() {
        return tokens.isEmpty() ? "" : tokens.get(0);
    }

    /** Whether it stands where the program is told what to start: as an operand, or behind an option for just that. */
    public boolean isNamed() {
        return option.isEmpty() || role.detail().equals("named");
    }
}
