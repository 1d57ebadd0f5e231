package io.jenkins.plugins.intent.engine;

import io.jenkins.plugins.intent.files.Digests;
import io.jenkins.plugins.intent.ledger.RunPlan;
import io.jenkins.plugins.intent.policy.CommandPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a run kept of how it was started, to be planned again from. The files lie where the run's own commands may
 * reach them, and a person has agreed to what they said then: the journal has their digests, and nothing is done by
 * any others.
 *
 * @param runId the run
 * @param document the intent as read
 * @param request how it was asked for
 */
public record KeptRun(String runId, byte[] document, RunRequest request) {
    /**
     * @param started what the run's journal says that it was started as
     * @throws io.jenkins.plugins.intent.ledger.LedgerException when a file is not what it was then
     * @throws IOException when one is missing, or cannot be read by this version
     */
    public static KeptRun read(RunDirectory run, RunPlan started) throws IOException {
        byte[] document = content(run.intent());
        started.requireDocument(run.intent(), Digests.sha256(document));
        byte[] request = content(run.request());
        started.requireRequest(run.request(), Digests.sha256(request));
        return new KeptRun(run.runId(), document, RunRequest.read(run.request(), request));
    }

    /** @throws IOException when it cannot be read */
    CommandPolicy policy() throws IOException {
        try {
            return CommandPolicy.fromJson(String.valueOf(request.policy()));
        } catch (IllegalArgumentException e) {
            throw new IOException(
                    "the policy that the run was started with is damaged (" + e.getMessage()
                            + "); start the intent as a new run",
                    e);
        }
    }

    /** That of this process, with the values of variables that the run was started with. */
    public Map<String, String> environment(Map<String, String> now) {
        return StartedEnvironment.of(now, request, document);
    }

    private static byte[] content(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new IOException(file + " is missing: this run cannot go on; start the intent as a new run");
        }
        return Files.readAllBytes(file);
    }
}
