package io.jenkins.plugins.intent.policy;

import io.jenkins.plugins.intent.policy.grammar.Knowledge;
import io.jenkins.plugins.intent.policy.grammar.ProgramName;
import io.jenkins.plugins.intent.policy.grammar.Role;
import io.jenkins.plugins.intent.policy.grammar.Role.Kind;
import io.jenkins.plugins.intent.policy.shell.Unknowns;
import java.util.Optional;

/** Judges variables that make a program run or load something, by name and value. */
final class EnvironmentJudge {
    private final Knowledge knowledge;
    private final ValueJudge values;
    private final PlaceJudge places;
    private final boolean onWindows;
    private final Findings findings;

    EnvironmentJudge(Knowledge knowledge, ValueJudge values, PlaceJudge places, boolean onWindows, Findings findings) {
        this.knowledge = knowledge;
        this.values = values;
        this.places = places;
        this.onWindows = onWindows;
        this.findings = findings;
    }

    /**
     * @param index place of the argument that sets the variable, or -1 when the intent's environment does
     */
    void judge(String name, String value, Started by, int index) {
        if (value.isBlank()) {
            return;
        }
        int mark = findings.size();
        Optional<Role> role = knowledge.variable(name, onWindows);
        if (role.isPresent()) {
            switch (role.get().kind()) {
                case LIBRARY -> values.judge(role.get(), name + "=" + value, by, index);
                case PATH_LIST -> searchPath(name, value, by, index);
                default -> values.judge(role.get(), value, by, index);
            }
        }
        boolean mayNameShell = role.isPresent() && role.get().kind() == Kind.SHELL_NAME;
        if (!mayNameShell && !findings.blockedSince(mark)) {
            unexplained(name, value, role.isPresent() ? role.get().detail() : "", by, index);
        }
    }

    /** What no variable says without a purpose: a shell by its path, a file that makes something run later. */
    private void unexplained(String name, String value, String language, Started by, int index) {
        if (values.suspicion().namesShell(value, language)) {
            values.suspicion().names(name + "=" + value, by, index);
        } else if (knowledge.signs().runsLater().matcher(value).find()) {
            places.later(value, by, by.origin().at(index));
        }
    }

    private void searchPath(String name, String value, Started by, int index) {
        String separator = onWindows || value.indexOf(';') >= 0 ? ";" : ":";
        for (String entry : value.split(separator, -1)) {
            if (Unknowns.isAt(entry, 0, Unknowns.Kind.ANY)) {
                continue;
            }
            if (entry.isEmpty()
                    || knowledge.signs().relativeEntry().matcher(entry).find()) {
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

    /** SHELL names a shell rightly; anything else, and a file of the project, under that name is started in a shell's place. */
    void shellName(String value, Started by, int index) {
        ProgramName program = ProgramName.of(value);
        boolean own = !program.isBare()
                && knowledge.signs().relativeEntry().matcher(value).find();
        if (own || !knowledge.isShellName(program.withoutVersion())) {
            findings.add(
                    Decision.WARN,
                    Rule.HIDDEN_PROGRAM,
                    value,
                    by.origin().at(index),
                    "'" + by.program() + "' starts '" + value + "' in place of a shell.");
        }
    }
}
