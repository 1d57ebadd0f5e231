package io.jenkins.plugins.intent.bundle;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Limits on the runs that are kept. A run goes as soon as one of them says so; an empty one says
 * nothing. A run that is going or waits for a person is never touched, whatever they say.
 *
 * @param keepLast how many of the newest runs are kept
 * @param maxAge how long after its end a run is kept
 * @param maxTotalBytes how much all runs together may take; the oldest go first
 */
public record RetentionPolicy(OptionalInt keepLast, Optional<Duration> maxAge, OptionalLong maxTotalBytes) {
    /** Keeps everything. */
    public static final RetentionPolicy NONE =
            new RetentionPolicy(OptionalInt.empty(), Optional.empty(), OptionalLong.empty());

    /** This one's limits, and for those it does not have the other's. */
    public RetentionPolicy orElse(RetentionPolicy defaults) {
        return new RetentionPolicy(
                keepLast.isPresent() ? keepLast : defaults.keepLast,
                maxAge.or(defaults::maxAge),
                maxTotalBytes.isPresent() ? maxTotalBytes : defaults.maxTotalBytes);
    }

    /** Whether there is no limit at all. */
    public boolean keepsEverything() {
        return equals(NONE);
    }
}
