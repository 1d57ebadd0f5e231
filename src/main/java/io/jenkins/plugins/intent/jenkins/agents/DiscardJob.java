package io.jenkins.plugins.intent.jenkins.agents;

import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.intent.files.FileTrees;
import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import jenkins.agents.ControllerToAgentFileCallable;

/** Deletes a job directory, which is the directory it runs on, and the run's one when it is empty then. */
public record DiscardJob() implements ControllerToAgentFileCallable<Void> {
    @Override
    public Void invoke(File jobDirectory, VirtualChannel channel) throws IOException {
        FileTrees.deleteRecursively(jobDirectory.toPath());
        deleteWhenEmpty(jobDirectory.toPath().getParent());
        return null;
    }

    private static void deleteWhenEmpty(Path run) throws IOException {
        try {
            Files.deleteIfExists(run);
        } catch (DirectoryNotEmptyException othersAreThere) {
            return;
        }
    }
}
