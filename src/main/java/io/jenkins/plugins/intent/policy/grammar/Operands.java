package io.jenkins.plugins.intent.policy.grammar;

import io.jenkins.plugins.intent.policy.grammar.Role.Kind;
import java.util.List;

/** Hands out the roles of operands, in order. */
final class Operands {
    private final List<Role> roles;
    private int next;

    Operands(Grammar grammar) {
        this.roles = grammar.operands();
    }

    boolean noneYet() {
        return next == 0;
    }

    /** The role of the next operand, or null when the grammar gives it none. */
    Role roleOf(String operand) {
        while (next < roles.size()) {
            Role role = roles.get(next);
            if (role.kind() == Kind.ENV && operand.indexOf('=') <= 0) {
                next++;
                continue;
            }
            if (!role.repeats()) {
                next++;
            }
            return role;
        }
        return null;
    }

    /** {@code source* destination}: with a directory given by option, all operands are sources. */
    void assignLast(ReadingBuilder reading) {
        if (roles.size() < 2 || !roles.get(roles.size() - 2).repeats()) {
            return;
        }
        if (roles.get(roles.size() - 2).kind() != Kind.ENV) {
            reading.assignLast(roles.get(roles.size() - 1));
        }
    }
}
