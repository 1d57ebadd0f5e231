package io.jenkins.plugins.intent.jenkins.runs;

import java.util.Optional;

/**
 * How one call of a closure ended.
 *
 * @param failure why it failed; empty when it ended well
 * @param agentLost whether it failed because its agent went away, which is no fault of the stage
 */
public record ClosureEnd(Optional<String> failure, boolean agentLost) {
    /** Ended well. */
    public static final ClosureEnd WELL = new ClosureEnd(Optional.empty(), false);

    /** Failed by a fault of its own. */
    static ClosureEnd failed(String why) {
        return new ClosureEnd(Optional.of(why), false);
    }

    /** Failed with its agent. */
    static ClosureEnd lost(String why) {
        return new ClosureEnd(Optional.of(why), true);
    }
}
