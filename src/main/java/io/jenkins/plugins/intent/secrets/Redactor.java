package io.jenkins.plugins.intent.secrets;

import java.io.OutputStream;
import java.util.Collection;

/**
 * Masks secret values wherever they appear, also base64 and URL-encoded, with {@value #MASK}.
 * Immutable and safe for use by many threads.
 */
public final class Redactor {
    /** What stands in place of a secret. */
    public static final String MASK = "****";

    /** Masks nothing, at no cost. */
    public static final Redactor NONE = new Redactor();

    private Redactor() {}

    /**
     * @throws IllegalArgumentException when a value is empty or a single character: masking it would
     *     hide nothing or everything
     */
    public static Redactor of(Collection<String> values) {
        throw new UnsupportedOperationException("being written");
    }

    /** Whether there is nothing to mask. */
    public boolean isEmpty() {
        return true;
    }

    /** The text with every secret masked. */
    public String mask(String text) {
        return text;
    }

    /**
     * A stream that masks what passes, also across the edges of writes. It holds back at most the
     * length of the longest secret; {@code close} lets the rest go and closes {@code sink},
     * {@code flush} does not let go of what may be the beginning of a secret.
     */
    public OutputStream masking(OutputStream sink) {
        return sink;
    }
}
