package io.jenkins.plugins.intent.exec;

import java.util.Objects;
import java.util.Optional;

/**
 * Asks a running block to end. Whoever calls {@link #stop} first gives the reason; later calls
 * change nothing. One signal serves one attempt. Safe for use by many threads.
 */
public final class StopSignal {
    private StopReason reason;
    private Runnable listener;

    /** Ends the block: its process tree is killed, gently first; returns at once. */
    public void stop(StopReason why) {
        Objects.requireNonNull(why, "why");
        Runnable toTell;
        synchronized (this) {
            if (reason != null) {
                return;
            }
            reason = why;
            toTell = listener;
        }
        if (toTell != null) {
            toTell.run();
        }
    }

    /** The reason, once {@link #stop} was called. */
    public synchronized Optional<StopReason> reason() {
        return Optional.ofNullable(reason);
    }

    /** Calls {@code action} on a stop, or now if that has happened already; replaces an earlier action. */
    public void onStop(Runnable action) {
        synchronized (this) {
            listener = action;
            if (reason == null) {
                return;
            }
        }
        action.run();
    }
}
