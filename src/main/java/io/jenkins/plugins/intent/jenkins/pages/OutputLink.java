package io.jenkins.plugins.intent.jenkins.pages;

import io.jenkins.plugins.intent.exec.StreamRecord;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A link to one captured stream, through Jenkins' own pages for artifacts.
 *
 * @param url relative to Jenkins, encoded
 * @param bytes size
 * @param droppedBytes how much of its middle was left out
 */
public record OutputLink(String url, long bytes, long droppedBytes) {
    /** A path with every name encoded, and the slashes as they are. */
    static String encoded(String path) {
        return URLEncoder.encode(path, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "/");
    }

    /**
     * Null when there is nothing to look at, or when an agent wrote a path that is none of ours.
     *
     * @param directory address of the manifest's directory, relative to Jenkins, encoded
     */
    static OutputLink of(StreamRecord stream, String directory) {
        if (!StreamRecord.isKept(stream)) {
            return null;
        }
        String[] names = stream.path().split("/");
        boolean ours = Arrays.stream(names).noneMatch(name -> name.isEmpty() || name.equals("..") || name.equals("."));
        if (!ours) {
            return null;
        }
        return new OutputLink(directory + encoded(stream.path()), stream.bytes(), stream.droppedBytes());
    }
}
