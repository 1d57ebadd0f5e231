package io.jenkins.plugins.intent.workspace;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * One file that a stage handed on.
 *
 * @param path relative to the project directory, names separated by {@code /}
 * @param bytes size
 * @param sha256 of the content, lower-case hex
 * @param modifiedMs when it was written last, epoch milliseconds; 0 in lists of older versions
 * @param old whether it was there before the attempt began, which did not touch it
 * @param holdsSecret whether the value of a secret is in it or in its name; it is kept as it is
 */
public record OutputFile(
        @JsonProperty(required = true) String path,
        long bytes,
        @JsonProperty(required = true) String sha256,
        long modifiedMs,
        boolean old,
        boolean holdsSecret) {
    /** One of which no more is known. */
    public OutputFile(String path, long bytes, String sha256) {
        this(path, bytes, sha256, 0, false, false);
    }

    /** Whether the other is the same content, whenever and by whomever it was written. */
    boolean hasBytesOf(OutputFile other) {
        return bytes == other.bytes && sha256.equals(other.sha256);
    }
}
