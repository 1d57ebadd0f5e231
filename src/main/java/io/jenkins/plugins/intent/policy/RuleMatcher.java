package io.jenkins.plugins.intent.policy;

import io.jenkins.plugins.intent.policy.grammar.ProgramName;
import io.jenkins.plugins.intent.text.Wildcards;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A rule of a policy file, ready to be asked whether it speaks of a command. */
final class RuleMatcher {
    private final PolicyRule rule;
    private final ArgumentPattern args;
    private final ArgumentPattern anyArg;
    private final List<Wildcards> programs;

    RuleMatcher(PolicyRule rule) {
        this.rule = rule;
        this.args = rule.args() == null ? null : new ArgumentPattern(rule.args());
        this.anyArg = rule.anyArg().isEmpty() ? null : new ArgumentPattern(rule.anyArg());
        this.programs = rule.program().stream()
                .map(name -> ArgumentPattern.compile(name.toLowerCase(Locale.ROOT)))
                .toList();
    }

    PolicyRule rule() {
        return rule;
    }

    boolean matches(Started started, ProgramName program, Platform platform) {
        return namesProgram(program, platform)
                && (args == null || args.matches(started.args()))
                && (anyArg == null || anyArg.matchesAny(started.args()))
                && environment(started.env());
    }

    /** Whether it speaks of the program at all, with these arguments or others. */
    boolean namesProgram(ProgramName program, Platform platform) {
        if (rule.decision() == Decision.ALLOW) {
            return rule.program().stream()
                    .anyMatch(name -> platform == Platform.WINDOWS
                            ? name.equalsIgnoreCase(program.spelt())
                            : name.equals(program.spelt()));
        }
        String spelt = program.spelt().toLowerCase(Locale.ROOT);
        return programs.stream()
                .anyMatch(pattern -> pattern.matches(spelt)
                        || pattern.matches(program.base())
                        || pattern.matches(program.withoutVersion()));
    }

    private boolean environment(Map<String, String> env) {
        for (Map.Entry<String, String> wanted : rule.env().entrySet()) {
            String value = env.get(wanted.getKey());
            if (value == null || !ArgumentPattern.compile(wanted.getValue()).matches(value)) {
                return false;
            }
        }
        return true;
    }
}
