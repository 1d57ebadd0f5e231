package io.jenkins.plugins.intent.exec.supervised;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.jenkins.plugins.intent.exec.JobSpec;
import io.jenkins.plugins.intent.json.RecordJson;
import java.io.IOException;

/**
 * What a supervisor is told by whoever starts it, through a pipe to its standard input: a job as it is
 * to be run, with environment and secrets. So secrets are in the memory of the supervisor
 * and in the environment or the arguments of the commands that need them, and nowhere else: not on
 * the disk, where {@code job.json} has them masked, and not in the environment or the arguments of
 * the supervisor, which other programs can list.
 */
record Briefing(JobSpec job, Handover handover) {
    static final int MAX_BYTES = 32 << 20;

    byte[] toBytes() throws IOException {
        byte[] bytes = RecordJson.line(this);
        if (bytes.length > MAX_BYTES) {
            throw new StartFailedException(
                    "the job and its environment are larger than " + (MAX_BYTES >> 20) + " MiB; use fewer commands",
                    null);
        }
        return bytes;
    }

    /** @throws IOException when it is none; the message has none of its words */
    static Briefing of(byte[] bytes) throws IOException {
        try {
            return RecordJson.read(bytes, Briefing.class);
        } catch (JsonProcessingException e) {
            // Its own words could quote a secret.
            throw new IOException("what came through standard input is no job");
        }
    }
}
