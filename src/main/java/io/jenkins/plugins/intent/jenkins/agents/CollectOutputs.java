package io.jenkins.plugins.intent.jenkins.agents;

import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.intent.exec.Manifest;
import io.jenkins.plugins.intent.exec.supervised.JobDirectory;
import io.jenkins.plugins.intent.json.RecordJson;
import io.jenkins.plugins.intent.secrets.Redactor;
import io.jenkins.plugins.intent.workspace.OutputCheck;
import io.jenkins.plugins.intent.workspace.Outputs;
import io.jenkins.plugins.intent.workspace.WantedOutputs;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Set;
import jenkins.agents.ControllerToAgentFileCallable;

/**
 * Puts a stage's output files aside in the job directory, which is the directory it runs on.
 *
 * @param stage the stage's id
 * @param directory where the stage ran
 * @param patterns what it hands on
 * @param optional those of them that may match nothing
 */
public record CollectOutputs(String stage, String directory, ArrayList<String> patterns, ArrayList<String> optional)
        implements ControllerToAgentFileCallable<Void> {
    /** Where they are then, relative to the job directory. */
    public static final String COLLECTED = "outputs";

    @Override
    public Void invoke(File jobDirectory, VirtualChannel channel) throws IOException {
        Path job = jobDirectory.toPath();
        Outputs.collect(
                stage,
                Path.of(directory),
                new WantedOutputs(patterns, optional, Set.of(job), new OutputCheck(beganMs(job), Redactor.NONE)),
                job.resolve(COLLECTED));
        return null;
    }

    /** When the attempt began, as its own manifest says; 0 when that cannot be read. */
    private static long beganMs(Path job) {
        try {
            return RecordJson.read(new JobDirectory(job).manifest(), Manifest.class)
                    .startedMs();
        } catch (IOException | RuntimeException unknown) {
            return 0;
        }
    }
}
