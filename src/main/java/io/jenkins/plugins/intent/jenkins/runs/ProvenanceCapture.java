package io.jenkins.plugins.intent.jenkins.runs;

import hudson.model.Computer;
import io.jenkins.plugins.intent.bundle.Provenance;
import io.jenkins.plugins.intent.jenkins.agents.AgentPath;
import io.jenkins.plugins.intent.jenkins.agents.ProvenanceOf;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Looks at versions and repository where the run was called, beside the run itself, since asking the
 * version control system takes as long as a short command. A run never fails for want of it.
 */
final class ProvenanceCapture {
    private static final Logger LOGGER = Logger.getLogger(ProvenanceCapture.class.getName());
    private static final long LONGEST_WAIT_MS = 5_000;

    private final RunParts run;
    private CompletableFuture<Void> capture = CompletableFuture.completedFuture(null);

    ProvenanceCapture(RunParts run) {
        this.run = run;
    }

    /** Returns at once. */
    void begin() {
        capture = CompletableFuture.runAsync(this::take, Computer.threadPoolForRemoting);
    }

    /** Waits a little for it to end. */
    void await() throws InterruptedException {
        try {
            capture.get(LONGEST_WAIT_MS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOGGER.log(Level.FINE, "the bundle goes without provenance", e);
        }
    }

    private void take() {
        try {
            AgentPath origin = run.call().origin();
            List<String> names = new ArrayList<>();
            run.preparation()
                    .get()
                    .ifPresent(prepared -> names.addAll(prepared.environment().keySet()));
            if (origin == null) {
                run.bundle().provenance(new Provenance(names, List.of(), List.of("called outside of a workspace")));
                return;
            }
            ArrayList<ArrayList<String>> found = origin.act(new ProvenanceOf(new ArrayList<>(names)));
            run.bundle().provenance(new Provenance(found.get(0), found.get(1), found.get(2)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            LOGGER.log(Level.FINE, e, () -> "no provenance of " + run.build());
        }
    }
}
