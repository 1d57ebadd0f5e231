package io.jenkins.plugins.intent.jenkins.agents;

import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.intent.files.FileTrees;
import java.io.File;
import java.io.IOException;
import jenkins.agents.ControllerToAgentFileCallable;

/** Takes away what {@link CollectOutputs} put aside, so that the rest can be fetched. */
public record DropOutputs() implements ControllerToAgentFileCallable<Void> {
    @Override
    public Void invoke(File jobDirectory, VirtualChannel channel) throws IOException {
        FileTrees.deleteRecursively(jobDirectory.toPath().resolve(CollectOutputs.COLLECTED));
        return null;
    }
}
