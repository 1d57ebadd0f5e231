package io.jenkins.plugins.intent.jenkins.agents;

import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.intent.files.FileTrees;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import jenkins.agents.ControllerToAgentFileCallable;

/**
 * Lays outputs that were sent to an agent into a project there, and deletes what was sent. The directory
 * it runs on is where they were sent to.
 *
 * @param workspace absolute path of the workspace, the boundary
 * @param project path of the project, relative to the workspace
 * @param inputs what was sent
 */
public record LayOutputs(String workspace, String project, ArrayList<StageInputs> inputs)
        implements ControllerToAgentFileCallable<Void> {
    @Override
    public Void invoke(File sent, VirtualChannel channel) throws IOException {
        Path directory = sent.toPath();
        try {
            ProjectInWorkspace.lay(directory, inputs, ProjectInWorkspace.find(workspace, project));
        } finally {
            FileTrees.deleteRecursively(directory);
        }
        return null;
    }
}
