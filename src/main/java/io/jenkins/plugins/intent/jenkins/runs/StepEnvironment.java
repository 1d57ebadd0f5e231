package io.jenkins.plugins.intent.jenkins.runs;

import hudson.EnvVars;
import io.jenkins.plugins.intent.secrets.Redactor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jenkinsci.plugins.workflow.steps.EnvironmentExpander;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/**
 * The variables that the step was called with, and which of their values Jenkins knows to be secret,
 * such as those of {@code withCredentials}.
 *
 * @param variables by name
 * @param secrets values
 */
public record StepEnvironment(Map<String, String> variables, List<String> secrets) {
    /** Asks the step's context, which may have to wait for an agent to come back. */
    public static StepEnvironment of(StepContext context) throws IOException, InterruptedException {
        EnvVars variables = context.get(EnvVars.class);
        EnvironmentExpander expander = context.get(EnvironmentExpander.class);
        List<String> secrets = new ArrayList<>();
        if (variables != null && expander != null) {
            for (String name : expander.getSensitiveVariables()) {
                String value = variables.get(name);
                if (value != null && Redactor.canMask(value)) {
                    secrets.add(value);
                }
            }
        }
        return new StepEnvironment(variables == null ? Map.of() : new TreeMap<>(variables), secrets);
    }

    /** Says nothing of the values. */
    @Override
    public String toString() {
        return "StepEnvironment[" + variables.size() + " variables]";
    }
}
