package io.jenkins.plugins.intent.jenkins.agents;

import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.intent.files.NativeNames;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import jenkins.agents.ControllerToAgentFileCallable;

/**
 * Reads an intent out of a workspace, which is the directory it runs on, and never from outside of it.
 *
 * @param file as the Pipeline names it
 */
public record ReadIntent(String file) implements ControllerToAgentFileCallable<byte[]> {
    /** A little more than any intent may be, so that the reader can say that it is too large. */
    private static final int MAX_BYTES = 11 << 20;

    @Override
    public byte[] invoke(File workspace, VirtualChannel channel) throws IOException {
        NativeNames.check("the file", List.of(file));
        Path boundary;
        Path path;
        try {
            // A workspace that nothing was put into is not there.
            boundary = workspace.toPath().toRealPath();
            path = boundary.resolve(file).toRealPath();
        } catch (NoSuchFileException e) {
            throw new IOException(file + " is not in the workspace " + workspace);
        } catch (InvalidPathException e) {
            throw new IOException(file + " is no path on this agent: " + e.getMessage());
        }
        if (!path.startsWith(boundary)) {
            throw new IOException(file + " is outside of the workspace " + workspace);
        }
        if (!Files.isRegularFile(path)) {
            throw new IOException(file + " in the workspace " + workspace + " is no file");
        }
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(MAX_BYTES);
        }
    }
}
