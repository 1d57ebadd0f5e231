package io.jenkins.plugins.intent.jenkins.agents;

import hudson.FilePath;
import hudson.remoting.RemoteOutputStream;
import io.jenkins.plugins.intent.files.FileTrees;
import io.jenkins.plugins.intent.workspace.StageOutputs;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Brings the files of jobs from agents to the controller and the other way. */
public final class JobFiles {
    private JobFiles() {}

    /**
     * Fetches what an attempt left, {@code attempt} and {@code outputs}. What an earlier, broken try left
     * in {@code into} is replaced.
     *
     * @param left what came from {@link JenkinsAgentLink#left}; the agent is asked when it is empty
     * @param maxBytes most that is taken
     * @throws IOException when the agent sends more, or names that lead out of {@code into}
     */
    public static void fetch(AgentPath jobDirectory, byte[] left, Path into, long maxBytes)
            throws IOException, InterruptedException {
        FileTrees.deleteRecursively(into);
        Files.createDirectories(into);
        byte[] small = left.length > 0 ? left : jobDirectory.act(new PackSmallJob());
        if (small.length > 0) {
            Unpacking.unpack(new ByteArrayInputStream(small), into, maxBytes);
        } else {
            fetchStream(jobDirectory, into, maxBytes);
        }
    }

    private static void fetchStream(AgentPath jobDirectory, Path into, long maxBytes)
            throws IOException, InterruptedException {
        Path archive = into.resolve("incoming.zip");
        try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(archive));
                OutputStream bounded = new BoundedOutput(file, maxBytes)) {
            jobDirectory.open().act(new PackJob(new RemoteOutputStream(bounded)));
        }
        try (InputStream zip = Files.newInputStream(archive)) {
            Unpacking.unpack(zip, into, maxBytes);
        }
        Files.delete(archive);
    }

    /** Sends the outputs of a needed stage; the answer says where they are. */
    public static StageInputs send(StageOutputs outputs, AgentPath jobDirectory, Path temporary)
            throws IOException, InterruptedException {
        String directory = "inputs/" + outputs.stage();
        FilePath source = new FilePath(outputs.directory().toFile());
        source.copyRecursiveTo(PlainFiles.ALL, jobDirectory.child(directory).open(), "outputs of " + outputs.stage());
        Path list = Files.createTempFile(temporary, "outputs", ".json");
        try {
            outputs.write(list);
            return new StageInputs(outputs.stage(), Files.readAllBytes(list), directory);
        } finally {
            Files.deleteIfExists(list);
        }
    }
}
