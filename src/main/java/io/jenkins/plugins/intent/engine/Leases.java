package io.jenkins.plugins.intent.engine;

import io.jenkins.plugins.intent.model.Stage;
import java.util.concurrent.TimeUnit;

/**
 * How long an agent may be silent before another one gets its job. A lease has to outlast whatever
 * keeps the books from being heard, such as a restart of a controller.
 *
 * @param usualMs lease of a stage that asks for none, in milliseconds
 * @param leastMs shortest lease, in milliseconds, whatever a stage asks for
 */
public record Leases(long usualMs, long leastMs) {
    /** Books and jobs on one machine: nothing comes between them but a process that ends. */
    public static final Leases LOCAL = new Leases(60_000, 1);

    long ofMs(Stage stage) {
        long wantedMs = stage.leaseSec().isPresent()
                ? TimeUnit.SECONDS.toMillis(stage.leaseSec().getAsLong())
                : usualMs;
        return Math.max(wantedMs, leastMs);
    }
}
