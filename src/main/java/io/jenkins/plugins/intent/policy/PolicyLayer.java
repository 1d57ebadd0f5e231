package io.jenkins.plugins.intent.policy;

import java.util.Objects;

/**
 * One source of policy. The first layer of a policy is the floor: what it refuses, no later layer
 * grants.
 *
 * @param name what findings call it: built-in, administrator, project
 */
public record PolicyLayer(String name) {
    static final String BUILT_IN = "built-in";

    public PolicyLayer {
        Objects.requireNonNull(name, "name");
    }

    /** The product's own rules and nothing else. */
    public static PolicyLayer builtIn() {
        return new PolicyLayer(BUILT_IN);
    }
}
