package io.jenkins.plugins.intent.jenkins.agents;

import io.jenkins.plugins.intent.files.FileTrees;
import io.jenkins.plugins.intent.files.NativeNames;
import io.jenkins.plugins.intent.workspace.MergedOutputs;
import io.jenkins.plugins.intent.workspace.OutputFile;
import io.jenkins.plugins.intent.workspace.StageOutputs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A project on an agent: where it is, and how outputs get there. */
final class ProjectInWorkspace {
    private ProjectInWorkspace() {}

    /** @throws IOException when it is no directory inside of the workspace, whatever links say */
    static Path find(String workspace, String project) throws IOException {
        Path boundary = Path.of(workspace);
        FileTrees.makeDirectories(boundary);
        Path directory = boundary.resolve(project).normalize();
        if (!Files.isDirectory(directory)) {
            throw new IOException("the project_path " + project + " is no directory in the workspace " + workspace);
        }
        if (!directory.toRealPath().startsWith(boundary.toRealPath())) {
            throw new IOException("the project_path " + project + " leads out of the workspace " + workspace);
        }
        return directory;
    }

    /** The outputs that were sent to a directory. */
    static List<StageOutputs> received(Path directory, List<StageInputs> inputs) throws IOException {
        List<StageOutputs> outputs = new ArrayList<>();
        for (StageInputs input : inputs) {
            Path list = Files.write(directory.resolve("inputs-" + input.stage() + ".json"), input.list());
            StageOutputs received = StageOutputs.read(list, directory.resolve(input.directory()));
            NativeNames.check(
                    "the output of " + input.stage(),
                    received.files().stream().map(OutputFile::path).toList());
            outputs.add(received);
        }
        return outputs;
    }

    static void lay(Path directory, List<StageInputs> inputs, Path project) throws IOException {
        List<StageOutputs> outputs = received(directory, inputs);
        if (!outputs.isEmpty()) {
            MergedOutputs.of(outputs).layInto(project, Set.of());
        }
    }
}
