package io.jenkins.plugins.intent.jenkins.agents;

import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.intent.exec.supervised.WatchReply;
import io.jenkins.plugins.intent.exec.supervised.WatchRequest;
import io.jenkins.plugins.intent.exec.supervised.Watcher;
import java.io.File;
import java.io.IOException;
import jenkins.agents.ControllerToAgentFileCallable;

/**
 * Carries one {@link Watcher#watch} to the agent. The directory it runs on is the job's.
 *
 * @param request what to say and ask
 */
record WatchJob(WatchRequest request) implements ControllerToAgentFileCallable<WatchReply> {
    @Override
    public WatchReply invoke(File directory, VirtualChannel channel) throws IOException, InterruptedException {
        return Watcher.watch(directory.toPath(), request);
    }
}
