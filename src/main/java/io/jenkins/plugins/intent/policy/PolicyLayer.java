package io.jenkins.plugins.intent.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Objects;

/**
 * One source of policy. The first layer of a policy is the floor, the administrator's: it alone can
 * widen what the built-in rules allow (writable roots, overrides, consent to shells, grammars of
 * further programs). What it refuses, no later layer grants; a later layer can only refuse more.
 *
 * @param name what findings call it: built-in, administrator, project
 * @param mode what it says of commands that its rules do not mention
 * @param shell whether it consents to shells
 * @param rules its rules, in order
 * @param writableRoots absolute directories besides the project that destructive tools may touch
 * @param limits sizes beyond which it refuses
 * @param programs grammars of programs, in the form of the built-in ones
 * @param confine the boundary that the kernel holds; OFF when it says nothing
 */
public record PolicyLayer(
        String name,
        PolicyMode mode,
        ShellConsent shell,
        List<PolicyRule> rules,
        List<String> writableRoots,
        Limits limits,
        JsonNode programs,
        Confinement confine) {
    /** Name of the layer that holds the built-in rules and nothing else. */
    public static final String BUILT_IN = "built-in";

    public PolicyLayer {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(shell, "shell");
        rules = List.copyOf(rules);
        writableRoots = List.copyOf(writableRoots);
        Objects.requireNonNull(limits, "limits");
        Objects.requireNonNull(confine, "confine");
        programs = programs == null ? JsonNodeFactory.instance.objectNode() : programs.deepCopy();
    }

    /** The product's own rules and nothing else. */
    public static PolicyLayer builtIn() {
        return named(BUILT_IN);
    }

    /** What one policy document says; nobody checks its examples. */
    public static PolicyLayer of(String name, JsonNode document) {
        return PolicyBinding.bind(name, List.of(document));
    }

    /** A layer of that name that says nothing. */
    static PolicyLayer named(String name) {
        return new PolicyLayer(
                name,
                PolicyMode.GUARDRAIL,
                ShellConsent.IF_ASKED,
                List.of(),
                List.of(),
                Limits.standard(),
                null,
                Confinement.OFF);
    }
}
