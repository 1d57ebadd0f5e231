package io.jenkins.plugins.intent.model;

import java.util.List;
import java.util.Objects;

/**
 * A question for a person.
 *
 * @param message what is asked
 * @param approvers users or groups who may answer; empty means whoever has the right to approve
 * @param timeoutSec how long it waits before it counts as rejected, in seconds; 0 means for ever
 * @param optional whether a no skips what needs it, and fails nothing
 */
public record Gate(String message, List<String> approvers, long timeoutSec, boolean optional) {
    /** One whose no fails the run. */
    public Gate(String message, List<String> approvers, long timeoutSec) {
        this(message, approvers, timeoutSec, false);
    }

    public Gate {
        Objects.requireNonNull(message, "message");
        approvers = List.copyOf(approvers);
    }
}
