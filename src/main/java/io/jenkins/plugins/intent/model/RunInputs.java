package io.jenkins.plugins.intent.model;

import java.util.Map;

/**
 * What a run gets from outside of its document. Immutable.
 *
 * @param environment the variables of the environment it is started in
 * @param parameters values for what the document declares as {@code parameters}
 */
public record RunInputs(Map<String, String> environment, Map<String, String> parameters) {
    public RunInputs {
        environment = Map.copyOf(environment);
        parameters = Ordered.copyOf(parameters);
    }

    /** Without values for parameters. */
    public static RunInputs ofEnvironment(Map<String, String> environment) {
        return new RunInputs(environment, Map.of());
    }
}
