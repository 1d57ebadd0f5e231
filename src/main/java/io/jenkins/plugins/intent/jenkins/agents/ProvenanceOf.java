package io.jenkins.plugins.intent.jenkins.agents;

import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.intent.bundle.Provenance;
import java.io.File;
import java.util.ArrayList;
import jenkins.agents.ControllerToAgentFileCallable;

/**
 * Looks at versions and repository where the project is, the directory it runs on.
 *
 * @param environmentNames names of the variables that commands get
 */
public record ProvenanceOf(ArrayList<String> environmentNames)
        implements ControllerToAgentFileCallable<ArrayList<ArrayList<String>>> {
    @Override
    public ArrayList<ArrayList<String>> invoke(File project, VirtualChannel channel) {
        Provenance found = Provenance.capture(project.toPath(), environmentNames);
        ArrayList<ArrayList<String>> lines = new ArrayList<>();
        lines.add(new ArrayList<>(found.environment()));
        lines.add(new ArrayList<>(found.versions()));
        lines.add(new ArrayList<>(found.revision()));
        return lines;
    }
}
