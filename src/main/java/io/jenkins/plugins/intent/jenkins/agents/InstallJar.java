package io.jenkins.plugins.intent.jenkins.agents;

import hudson.remoting.VirtualChannel;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import jenkins.agents.ControllerToAgentFileCallable;

/**
 * Gives a copied jar its name, if it is whole. The directory it runs on is the one of the jars.
 *
 * @param jar what was copied
 */
record InstallJar(RunnerJar jar) implements ControllerToAgentFileCallable<Void> {
    /** Beginning of the name that a jar has while it is copied. */
    static final String INCOMING = "incoming-";

    @Override
    public Void invoke(File directory, VirtualChannel channel) throws IOException {
        Path incoming = directory.toPath().resolve(INCOMING + jar.sha256());
        if (!Digests.sha256(incoming).equals(jar.sha256())) {
            throw new IOException(jar.name() + " was damaged on its way to " + directory);
        }
        Path target = location(directory.toPath(), jar);
        Files.createDirectories(target.getParent());
        Files.move(incoming, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        return null;
    }

    /** Where a jar lies: one directory a content, so versions live side by side. */
    static Path location(Path directory, RunnerJar jar) {
        return directory.resolve(jar.sha256().substring(0, 16)).resolve(jar.name());
    }
}
