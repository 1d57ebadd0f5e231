package io.jenkins.plugins.intent.jenkins.agents;

import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.intent.files.FileTrees;
import io.jenkins.plugins.intent.files.NativeNames;
import io.jenkins.plugins.intent.workspace.IsolatedWorkspace;
import io.jenkins.plugins.intent.workspace.MergedOutputs;
import io.jenkins.plugins.intent.workspace.StageOutputs;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import jenkins.agents.ControllerToAgentFileCallable;

/**
 * Gets the directory of an attempt ready: checks that the project lies inside of the workspace, makes
 * the private copy when the stage is isolated, and lays the outputs of needed stages there. The
 * directory it runs on is the job's.
 *
 * @param workspace absolute path of the workspace, the boundary
 * @param project path of the project, relative to the workspace
 * @param isolated whether the stage gets a private copy
 * @param inputs outputs of needed stages to lay into the directory
 * @param outputs patterns of what the stage is to leave
 */
public record PrepareStage(
        String workspace, String project, boolean isolated, ArrayList<StageInputs> inputs, ArrayList<String> outputs)
        implements ControllerToAgentFileCallable<String> {
    /** Name of the private copy in the job directory. */
    private static final String COPY = "workspace";

    @Override
    public String invoke(File jobDirectory, VirtualChannel channel) throws IOException {
        NativeNames.check("the project_path", List.of(project));
        NativeNames.check("the output", outputs);
        Path job = jobDirectory.toPath();
        Files.createDirectories(job);
        StaleJobs.sweepNowAndThen(jobDirectory.getParentFile(), System.currentTimeMillis());
        Path projectDirectory = ProjectInWorkspace.find(workspace, project);
        List<StageOutputs> upstream = ProjectInWorkspace.received(job, inputs);
        if (isolated) {
            Path copy = job.resolve(COPY);
            FileTrees.deleteRecursively(copy);
            IsolatedWorkspace.create(projectDirectory, copy, upstream, Set.of(job));
            return copy.toString();
        }
        if (!upstream.isEmpty()) {
            MergedOutputs.of(upstream).layInto(projectDirectory, Set.of());
        }
        return projectDirectory.toString();
    }
}
