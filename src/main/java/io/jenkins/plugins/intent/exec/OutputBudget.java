package io.jenkins.plugins.intent.exec;

import java.util.concurrent.atomic.AtomicLong;

/** The bytes that the streams of one attempt may still keep, shared by all of them. */
final class OutputBudget {
    private final AtomicLong left;

    OutputBudget(long bytes) {
        left = new AtomicLong(bytes);
    }

    /** Takes up to {@code wanted} bytes and says how many it got. */
    int take(int wanted) {
        long before = left.getAndUpdate(bytes -> bytes - Math.min(bytes, wanted));
        return (int) Math.min(before, wanted);
    }
}
