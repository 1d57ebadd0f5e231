package io.jenkins.plugins.intent.jenkins.agents;

import hudson.FilePath;
import hudson.util.DirScanner;
import hudson.util.io.ArchiverFactory;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Supplier;

/**
 * The project as it was when {@code runIntent} was called, kept on the controller while the run goes,
 * for stages that run elsewhere. Taken once a run, so that every stage and every attempt starts from
 * the same files, also when the agent they came from is gone. The {@code .git} directory stays behind.
 */
public final class ProjectSnapshot {
    private static final DirScanner PROJECT = PlainFiles.without(".git");

    private final Supplier<Path> place;

    private final long maxBytes;

    /**
     * @param place where it is kept now
     * @param maxBytes most that an agent may send, packed
     */
    public ProjectSnapshot(Supplier<Path> place, long maxBytes) {
        this.place = place;
        this.maxBytes = maxBytes;
    }

    /** Whether what it needs of its agent is here. */
    public boolean isTaken() {
        return Files.exists(place.get());
    }

    /** Takes the snapshot, once. */
    public synchronized void take(AgentPath workspace) throws IOException, InterruptedException {
        if (isTaken()) {
            return;
        }
        Path archive = place.get();
        Path incoming = archive.resolveSibling(archive.getFileName() + ".part");
        try (OutputStream out =
                new BoundedOutput(new BufferedOutputStream(Files.newOutputStream(incoming)), maxBytes)) {
            workspace.open().archive(ArchiverFactory.TARGZ, out, PROJECT);
        }
        Files.move(incoming, archive, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Lays it into an empty workspace; nothing when none was taken. */
    public void lay(AgentPath workspace) throws IOException, InterruptedException {
        FilePath target = workspace.open();
        target.deleteContents();
        layOver(workspace);
    }

    /** Lays it over what a workspace has; nothing when none was taken. */
    public void layOver(AgentPath workspace) throws IOException, InterruptedException {
        FilePath target = workspace.open();
        target.mkdirs();
        if (isTaken()) {
            try (InputStream in = Files.newInputStream(place.get())) {
                target.untarFrom(in, FilePath.TarCompression.GZIP);
            }
        }
    }

    /** Not needed any more. */
    public void delete() throws IOException {
        Files.deleteIfExists(place.get());
    }
}
