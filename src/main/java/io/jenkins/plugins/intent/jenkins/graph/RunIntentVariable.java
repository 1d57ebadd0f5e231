package io.jenkins.plugins.intent.jenkins.graph;

import groovy.lang.Binding;
import hudson.Extension;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jenkinsci.plugins.workflow.cps.CpsFlowExecution;
import org.jenkinsci.plugins.workflow.cps.CpsScript;
import org.jenkinsci.plugins.workflow.cps.CpsThread;
import org.jenkinsci.plugins.workflow.cps.GlobalVariable;

/**
 * {@code runIntent} in a Jenkinsfile, which answers before the step of the same name. Only the steps
 * {@code stage} and {@code parallel} make nodes that the viewers of Pipeline know as stages and
 * branches, and only a Pipeline script can call them; so this is a small one, always the same, parsed as
 * part of the build itself: in its sandbox, and kept with it, so that a build goes on with the text
 * that it began with. All logic is in the steps that it calls. Without the Groovy engine of Pipeline
 * there is no such variable, and the step answers.
 */
@Extension(optional = true)
public final class RunIntentVariable extends GlobalVariable {
    private static final String NAME = "runIntent";
    private static final String TEXT = "RunIntent.txt";

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public Object getValue(CpsScript script) throws IOException {
        Binding binding = script.getBinding();
        if (!binding.hasVariable(NAME)) {
            CpsFlowExecution build = CpsThread.current().getExecution();
            // A class for each binding, of a name that neither a script nor a library has.
            String file = "RunIntent" + build.getLoadedScripts().size() + ".groovy";
            binding.setVariable(NAME, build.getShell().parse(text(), file));
        }
        return binding.getVariable(NAME);
    }

    static String text() throws IOException {
        try (InputStream in = RunIntentVariable.class.getResourceAsStream(TEXT)) {
            if (in == null) {
                throw new IOException(TEXT + " is missing in the plugin");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
