package io.jenkins.plugins.intent.jenkins.runs;

import hudson.model.Computer;
import hudson.model.Run;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What is among the artifacts of a build, which may be in a store in the network that is slow to answer, or does not. */
public final class BuildArtifacts {
    private static final Logger LOGGER = Logger.getLogger(BuildArtifacts.class.getName());
    private static final long SOON_MS = 2_000;

    private final Run<?, ?> build;
    private final Executor threads;
    private final long soonMs;

    private BuildArtifacts(Run<?, ?> build) {
        this(build, Computer.threadPoolForRemoting, SOON_MS);
    }

    BuildArtifacts(Run<?, ?> build, Executor threads, long soonMs) {
        this.build = build;
        this.threads = threads;
        this.soonMs = soonMs;
    }

    /** Those of a build. */
    public static BuildArtifacts of(Run<?, ?> build) {
        return new BuildArtifacts(build);
    }

    /** Whether there is such a file or directory; empty when the store does not say. */
    public Optional<Boolean> have(String path) {
        try {
            return Optional.of(build.getArtifactManager().root().child(path).exists());
        } catch (IOException | RuntimeException e) {
            // Stores let pass what the libraries throw that they use.
            LOGGER.log(Level.FINE, e, () -> "looking for " + path + " among the artifacts of " + build);
            return Optional.empty();
        }
    }

    /** The same for a thread that others wait for, as that of the Pipeline engine: empty also when it takes long. */
    public Optional<Boolean> haveSoon(String path) {
        try {
            return CompletableFuture.supplyAsync(() -> have(path), threads).get(soonMs, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException | TimeoutException e) {
            LOGGER.log(Level.FINE, e, () -> "looking for " + path + " among the artifacts of " + build);
            return Optional.empty();
        }
    }
}
