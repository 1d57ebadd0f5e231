package io.jenkins.plugins.intent.jenkins.agents;

import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.intent.files.Digests;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import jenkins.agents.ControllerToAgentFileCallable;

/**
 * Gives a copied jar its name, if it is whole. The directory it runs on is the one of the jars.
 *
 * @param jar what was copied
 * @param incoming the name it has until then, its own so that two copies are in nobody's way
 */
record InstallJar(RunnerJar jar, String incoming) implements ControllerToAgentFileCallable<Void> {
    /** Beginning of the name that a jar has while it is copied. */
    static final String INCOMING = "incoming-";

    private static final KnownDigests DIGESTS = new KnownDigests();

    @Override
    public Void invoke(File directory, VirtualChannel channel) throws IOException {
        Path copied = directory.toPath().resolve(incoming);
        if (!Digests.sha256(copied).equals(jar.sha256())) {
            Files.delete(copied);
            throw new IOException(jar.name() + " was damaged on its way to " + directory);
        }
        if (isInstalled(directory.toPath(), jar)) {
            Files.delete(copied);
            return null;
        }
        Path target = location(directory.toPath(), jar);
        Files.createDirectories(target.getParent());
        Files.move(copied, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        return null;
    }

    /** Whether a jar lies where it should, whole; a link in its place does not count. */
    static boolean isInstalled(Path directory, RunnerJar jar) throws IOException {
        Path file = location(directory, jar);
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && DIGESTS.sha256(file).equals(jar.sha256());
    }

    /** Where a jar lies: one directory a content, so versions live side by side. */
    static Path location(Path directory, RunnerJar jar) {
        return directory.resolve(jar.sha256().substring(0, 16)).resolve(jar.name());
    }
}
