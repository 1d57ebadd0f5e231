package io.jenkins.plugins.intent.jenkins.agents;

import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.intent.exec.hands.HandsDirectory;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import jenkins.agents.ControllerToAgentFileCallable;

/**
 * Puts into a job directory what hands need, and answers where that is and whose. The directory it runs
 * on is the job's.
 *
 * @param project absolute path of the directory that no command leaves
 * @param mark what everything that comes from the job has in its environment
 * @param leaseMs of the job
 */
record LayOutHands(String project, String mark, long leaseMs) implements ControllerToAgentFileCallable<String> {
    @Override
    public String invoke(File job, VirtualChannel channel) throws IOException, InterruptedException {
        Path directory = job.toPath().resolve(HandsDirectory.NAME);
        new HandsDirectory(job.toPath()).layOut(Path.of(project), mark, leaseMs);
        return directory + " of user " + Files.getOwner(directory).getName();
    }
}
