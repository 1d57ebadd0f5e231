package io.jenkins.plugins.intent.policy;

import io.jenkins.plugins.intent.policy.Role.Kind;
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
    void assignLast(Reading reading) {
        if (roles.size() < 2 || !roles.get(roles.size() - 2).repeats()) {
            return;
        }
        Role last = roles.get(roles.size() - 1);
        boolean isEnv = roles.get(roles.size() - 2).kind() == Kind.ENV;
        if (isEnv || reading.uses.stream().anyMatch(use -> use.role().equals(last))) {
            return;
        }
        List<Use> operands =
                reading.uses.stream().filter(use -> use.option().isEmpty()).toList();
        if (operands.size() > 1) {
            Use use = operands.get(operands.size() - 1);
            reading.uses.set(reading.uses.lastIndexOf(use), new Use(last, use.option(), use.tokens(), use.index()));
        }
    }
}
