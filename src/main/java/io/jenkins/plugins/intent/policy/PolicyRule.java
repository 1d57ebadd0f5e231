package io.jenkins.plugins.intent.policy;

import io.jenkins.plugins.intent.model.Ordered;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One rule of a policy file. It speaks of a command when all of its conditions hold; a condition
 * that is empty holds always.
 *
 * @param id unique in its layer; findings carry it
 * @param decision ALLOW lists the command and lifts the built-in rules in {@code overrides}; WARN and
 *     BLOCK make a finding
 * @param program names or paths; exact for ALLOW, otherwise any spelling of the name counts
 * @param args patterns for the whole list of arguments, or null for any arguments
 * @param anyArg patterns of which at least one argument must match one
 * @param env pattern by name of a variable that the command must set
 * @param overrides ids of built-in rules that an ALLOW lifts for the commands it matches
 * @param reason why, one sentence for whoever is refused; may be empty
 * @param suggestion what to write instead; may be empty
 */
public record PolicyRule(
        String id,
        Decision decision,
        List<String> program,
        List<String> args,
        List<String> anyArg,
        Map<String, String> env,
        List<String> overrides,
        String reason,
        String suggestion) {
    public PolicyRule {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(decision, "decision");
        program = List.copyOf(program);
        args = args == null ? null : List.copyOf(args);
        anyArg = anyArg == null ? List.of() : List.copyOf(anyArg);
        env = env == null ? Map.of() : Ordered.copyOf(env);
        overrides = overrides == null ? List.of() : List.copyOf(overrides);
        reason = reason == null ? "" : reason;
        suggestion = suggestion == null ? "" : suggestion;
    }

    /** The pattern for {@code args} that matches this argument and no other. */
    public static String literally(String argument) {
        return ArgumentPattern.literally(argument);
    }
}
