package io.jenkins.plugins.intent.jenkins.agents;

import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.intent.files.FileTrees;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jenkins.agents.ControllerToAgentFileCallable;

/**
 * Deletes job directories: the one it runs on, and others on the same machine. One that cannot be deleted is in
 * nobody's way to the next.
 *
 * @param others absolute paths, in that machine's own spelling
 */
public record DiscardJob(List<String> others) implements ControllerToAgentFileCallable<Void> {
    public DiscardJob {
        others = new ArrayList<>(others);
    }

    /** Of one directory. */
    public DiscardJob() {
        this(List.of());
    }

    @Override
    public Void invoke(File jobDirectory, VirtualChannel channel) throws IOException {
        IOException first = delete(jobDirectory.toPath(), null);
        for (String other : others) {
            first = delete(Path.of(other), first);
        }
        if (first != null) {
            throw first;
        }
        return null;
    }

    private static IOException delete(Path directory, IOException before) {
        try {
            FileTrees.deleteRecursively(directory);
            return before;
        } catch (IOException e) {
            return before == null ? e : before;
        }
    }
}
