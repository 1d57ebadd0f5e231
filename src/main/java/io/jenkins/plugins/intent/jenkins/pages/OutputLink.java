package io.jenkins.plugins.intent.jenkins.pages;

import hudson.Util;
import io.jenkins.plugins.intent.exec.StreamRecord;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A link to one captured stream, through Jenkins' own pages for artifacts.
 *
 * @param url relative to Jenkins, encoded
 * @param bytes size
 * @param droppedBytes how much of its middle was left out
 */
public record OutputLink(String url, long bytes, long droppedBytes) {
    /** Null when there is nothing to look at, or when an agent wrote a path that is none of ours. */
    static OutputLink of(StreamRecord stream, String directory) {
        if (stream == null || stream.path() == null || stream.bytes() == 0) {
            return null;
        }
        String[] names = stream.path().split("/");
        boolean ours = Arrays.stream(names).noneMatch(name -> name.isEmpty() || name.equals("..") || name.equals("."));
        if (!ours) {
            return null;
        }
        String path = Arrays.stream((directory + stream.path()).split("/"))
                .map(Util::rawEncode)
                .collect(Collectors.joining("/"));
        return new OutputLink(path, stream.bytes(), stream.droppedBytes());
    }
}
