package io.jenkins.plugins.intent.exec.supervised;

import io.jenkins.plugins.intent.exec.JobSpec;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A job directory on this machine.
 *
 * @param launcher starts the supervisor
 * @param directory the job's own directory, made by {@link #start}
 * @param job what to run
 * @param handover environment and secrets
 */
public record LocalAgentLink(SupervisorLauncher launcher, Path directory, JobSpec job, Handover handover)
        implements AgentLink {
    @Override
    public void start() throws IOException, InterruptedException {
        launcher.start(StartOrder.of(job, handover), directory);
    }

    @Override
    public WatchReply watch(WatchRequest request) throws IOException, InterruptedException {
        return Watcher.watch(directory, request);
    }
}
