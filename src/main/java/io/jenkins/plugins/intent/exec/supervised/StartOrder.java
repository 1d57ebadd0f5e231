package io.jenkins.plugins.intent.exec.supervised;

import io.jenkins.plugins.intent.exec.JobSpec;
import io.jenkins.plugins.intent.files.Digests;
import io.jenkins.plugins.intent.json.RecordJson;
import io.jenkins.plugins.intent.model.Names;
import io.jenkins.plugins.intent.secrets.Redactor;
import java.io.IOException;
import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;

/**
 * A job as it is put into its directory and told to its supervisor, both in the very bytes. Made where
 * the books are, so that an agent that starts a job need not read, mask or write it.
 *
 * @param jobId of the job
 * @param token of the lease
 * @param kinship the same for jobs that one supervisor may run: with the same secrets
 *     and the same environment, so that none learns what it was not told anyway. What Jenkins sets has the
 *     build in it; which stage of it a job belongs to is no secret
 * @param jobFile what {@code job.json} holds: the job with its secrets masked
 * @param briefing what goes through the pipe, secrets and all; see {@link Briefing}
 */
public record StartOrder(String jobId, String token, String kinship, byte[] jobFile, byte[] briefing)
        implements Serializable {
    /** @throws StartFailedException when the job is too large, or has a secret that cannot be masked */
    public static StartOrder of(JobSpec job, Handover handover) throws IOException {
        byte[] briefing = new Briefing(job, handover).toBytes();
        byte[] jobFile = RecordJson.indented(MaskedJob.of(job, redactor(handover)));
        return new StartOrder(job.jobId(), job.token(), kinship(handover), jobFile, briefing);
    }

    /** Variables that go to hands are not the supervisor's. */
    private static String kinship(Handover handover) {
        Map<String, String> environment = new TreeMap<>();
        if (handover.place() == CommandPlace.HERE) {
            environment.putAll(handover.environment());
            environment.keySet().removeIf(Names::areOurs);
        }
        Handover shared = new Handover(environment, handover.secrets(), handover.place());
        return Digests.sha256(RecordJson.line(shared));
    }

    private static Redactor redactor(Handover handover) throws StartFailedException {
        try {
            return Redactor.of(handover.secrets());
        } catch (IllegalArgumentException e) {
            throw new StartFailedException("a secret of the job cannot be masked: " + e.getMessage(), e);
        }
    }

    /** Says nothing of what is in it. */
    @Override
    public String toString() {
        return "StartOrder[" + jobId + "]";
    }
}
