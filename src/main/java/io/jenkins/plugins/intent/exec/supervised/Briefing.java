package io.jenkins.plugins.intent.exec.supervised;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.jenkins.plugins.intent.exec.JobSpec;
import io.jenkins.plugins.intent.json.RecordJson;
import java.io.IOException;
import java.io.InputStream;

/**
 * What a supervisor is told by whoever starts it, once, through a pipe to its standard input: the job
 * as it is to be run, with environment and secrets. So secrets are in the memory of the supervisor
 * and in the environment or the arguments of the commands that need them, and nowhere else: not on
 * the disk, where {@code job.json} has them masked, and not in the environment or the arguments of
 * the supervisor, which other programs can list.
 */
record Briefing(JobSpec job, Handover handover) {
    private static final int MAX_BYTES = 32 << 20;

    byte[] toBytes() throws IOException {
        byte[] bytes = RecordJson.line(this);
        if (bytes.length > MAX_BYTES) {
            throw new StartFailedException(
                    "the job and its environment are larger than " + (MAX_BYTES >> 20) + " MiB; use fewer commands",
                    null);
        }
        return bytes;
    }

    /** Reads to the end of the stream; what was cut off by the death of the starter is refused. */
    static Briefing read(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(MAX_BYTES + 1);
        if (bytes.length == 0) {
            throw new IOException("nothing came through standard input: its starter died, or it was started by hand");
        }
        try {
            return RecordJson.read(bytes, Briefing.class);
        } catch (JsonProcessingException e) {
            // Its own words could quote a secret.
            throw new IOException("what came through standard input was cut off: its starter died");
        }
    }
}
