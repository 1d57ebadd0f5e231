package io.jenkins.plugins.intent.exec.supervised;

import io.jenkins.plugins.intent.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a supervisor needs and no file may hold: it comes through its standard input, which is a pipe
 * from whoever starts it, once. So secrets are in the memory of the supervisor and in the environment
 * of the commands that need them, and nowhere else: not on the disk, not in the environment or the
 * arguments of the supervisor, which other programs can list.
 *
 * @param environment variables that every command gets; the block's and its own go on top
 * @param secrets values that are masked in everything that is kept
 */
public record Handover(Map<String, String> environment, List<String> secrets) implements Serializable {
    private static final int MAX_BYTES = 16 << 20;

    public Handover {
        environment = new LinkedHashMap<>(environment);
        secrets = new ArrayList<>(secrets);
    }

    byte[] toBytes() throws IOException {
        return Json.LINE.writeValueAsBytes(this);
    }

    /** Reads to the end of the stream; what was cut off by the death of the starter is refused. */
    static Handover read(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(MAX_BYTES + 1);
        if (bytes.length == 0) {
            throw new IOException("nothing came through standard input: the starter died, or this was started by hand");
        }
        if (bytes.length > MAX_BYTES) {
            throw new IOException("the environment of the job is larger than " + MAX_BYTES + " bytes");
        }
        return Json.LINE.readValue(bytes, Handover.class);
    }

    /** Says nothing of the values. */
    @Override
    public String toString() {
        return "Handover[" + environment.size() + " variables, " + secrets.size() + " secrets]";
    }
}
