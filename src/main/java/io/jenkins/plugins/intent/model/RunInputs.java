package io.jenkins.plugins.intent.model;

import java.util.Map;

/**
 * What a run gets from outside of its document. Immutable.
 *
 * @param environment the variables of the environment it is started in
 * @param parameters values for what the document declares as {@code parameters}
 * @param elsewhere which stages run where that environment is not
 */
public record RunInputs(Map<String, String> environment, Map<String, String> parameters, Elsewhere elsewhere) {
    /** Which stages get their place only when they start. */
    public enum Elsewhere {
        /** All of them run where the run is started. */
        NONE,
        /** Those with a label. */
        LABELLED,
        /** Every one. */
        ALL;

        /** Whether a stage is one of them. */
        boolean has(boolean labelled) {
            return this == ALL || this == LABELLED && labelled;
        }
    }

    public RunInputs {
        environment = Map.copyOf(environment);
        parameters = Ordered.copyOf(parameters);
    }

    /** For a run whose stages all run where it is started. */
    public RunInputs(Map<String, String> environment, Map<String, String> parameters) {
        this(environment, parameters, Elsewhere.NONE);
    }

    /** Without values for parameters. */
    public static RunInputs ofEnvironment(Map<String, String> environment) {
        return new RunInputs(environment, Map.of());
    }
}
