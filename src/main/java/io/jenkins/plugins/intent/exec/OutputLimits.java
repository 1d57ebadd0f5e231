package io.jenkins.plugins.intent.exec;

/**
 * How much output is kept, in bytes. What passes the limits is read and dropped, and counted, so a
 * command never blocks on a full limit.
 *
 * @param headBytes kept from the beginning of each stream
 * @param tailBytes kept from the end of each stream
 * @param blockBytes kept by all streams of one attempt together
 */
public record OutputLimits(long headBytes, long tailBytes, long blockBytes) {
    private static final long MEBI = 1L << 20;

    public OutputLimits {
        if (headBytes < 0 || tailBytes < 0 || blockBytes < 0) {
            throw new IllegalArgumentException("an output limit is a number of bytes, 0 or more");
        }
    }

    /** 8 MiB of head and 8 MiB of tail a stream, 1 GiB an attempt. */
    public static OutputLimits defaults() {
        return new OutputLimits(8 * MEBI, 8 * MEBI, 1024 * MEBI);
    }
}
