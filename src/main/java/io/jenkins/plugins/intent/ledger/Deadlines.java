package io.jenkins.plugins.intent.ledger;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/** Moments of monotonic time, one for each key, with the earliest at hand. Not safe for threads. */
final class Deadlines {
    /** Longer than any process lives, and short enough that nanoseconds can be compared by difference. */
    private static final long LONGEST_NANOS = TimeUnit.DAYS.toNanos(36500);

    private record Deadline(String key, long atNanos) implements Comparable<Deadline> {
        @Override
        public int compareTo(Deadline other) {
            int byTime = Long.signum(atNanos - other.atNanos);
            return byTime != 0 ? byTime : key.compareTo(other.key);
        }
    }

    private final Map<String, Deadline> byKey = new HashMap<>();
    private final TreeSet<Deadline> inOrder = new TreeSet<>();

    /** Sets the deadline of {@code key} to {@code millis} milliseconds after {@code nowNanos}. */
    void set(String key, long nowNanos, long millis) {
        clear(key);
        Deadline deadline =
                new Deadline(key, nowNanos + Math.min(TimeUnit.MILLISECONDS.toNanos(millis), LONGEST_NANOS));
        byKey.put(key, deadline);
        inOrder.add(deadline);
    }

    void clear(String key) {
        Deadline old = byKey.remove(key);
        if (old != null) {
            inOrder.remove(old);
        }
    }

    /** The earliest key whose deadline has come. */
    Optional<String> due(long nowNanos) {
        return nanosToNext(nowNanos) == 0 ? Optional.of(inOrder.first().key()) : Optional.empty();
    }

    /** Nanoseconds to the earliest deadline, 0 when it has come, Long.MAX_VALUE when there is none. */
    long nanosToNext(long nowNanos) {
        return inOrder.isEmpty() ? Long.MAX_VALUE : Math.max(0, inOrder.first().atNanos() - nowNanos);
    }
}
