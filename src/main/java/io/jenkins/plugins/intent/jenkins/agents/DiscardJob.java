package io.jenkins.plugins.intent.jenkins.agents;

import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.intent.files.FileTrees;
import java.io.File;
import java.io.IOException;
import jenkins.agents.ControllerToAgentFileCallable;

/** Deletes a job directory, which is the directory it runs on. */
public record DiscardJob() implements ControllerToAgentFileCallable<Void> {
    @Override
    public Void invoke(File jobDirectory, VirtualChannel channel) throws IOException {
        FileTrees.deleteRecursively(jobDirectory.toPath());
        return null;
    }
}
