package io.jenkins.plugins.intent.policy;

import io.jenkins.plugins.intent.policy.grammar.Knowledge;
import io.jenkins.plugins.intent.policy.grammar.ProgramName;
import io.jenkins.plugins.intent.policy.grammar.Role;
import java.util.Optional;

/** Judges variables that make a program run or load something, by name and value. */
final class EnvironmentJudge {
    private final Knowledge knowledge;
    private final ValueJudge values;
    private final Findings findings;

    EnvironmentJudge(Knowledge knowledge, ValueJudge values, Findings findings) {
        this.knowledge = knowledge;
        this.values = values;
        this.findings = findings;
    }

    /**
     * @param index place of the argument that sets the variable, or -1 when the intent's environment does
     */
    void judge(String name, String value, Started by, int index) {
        Optional<Role> role = value.isBlank() ? Optional.empty() : knowledge.variable(name);
        if (role.isEmpty()) {
            return;
        }
        switch (role.get().kind()) {
            case LIBRARY -> values.judge(role.get(), name + "=" + value, by, index);
            case PATH_LIST -> searchPath(name, value, by, index);
            case SHELL_NAME -> shellName(name, value, by, index);
            default -> values.judge(role.get(), value, by, index);
        }
    }

    private void searchPath(String name, String value, Started by, int index) {
        for (String entry : value.split("[:;]", -1)) {
            if (entry.isEmpty() || entry.startsWith(".")) {
                findings.add(
                        Decision.WARN,
                        Rule.HIDDEN_PROGRAM,
                        name,
                        by.origin().at(index),
                        name + " has the entry '" + entry + "', so that files of the project pass for programs.");
                return;
            }
        }
    }

    /** SHELL names a shell rightly; anything else under that name is started in a shell's place. */
    private void shellName(String name, String value, Started by, int index) {
        if (!knowledge.isShellName(ProgramName.of(value).withoutVersion())) {
            findings.add(
                    Decision.WARN,
                    Rule.HIDDEN_PROGRAM,
                    name,
                    by.origin().at(index),
                    name + "=" + value + " makes programs start '" + value + "' in place of a shell.");
        }
    }
}
