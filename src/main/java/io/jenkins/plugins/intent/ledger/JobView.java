package io.jenkins.plugins.intent.ledger;

import io.jenkins.plugins.intent.json.Components;

/**
 * One delivery of a stage to one agent, as the books show it. The token is not part of it.
 *
 * @param id unique in the run
 * @param attempt 1, 2, … counting deliveries
 * @param agent who held it, null while queued
 * @param status how it stands
 * @param leasedMs when it was handed out, epoch milliseconds, 0 while queued
 * @param endedMs when it ended, epoch milliseconds, 0 before
 * @param manifest path of the attempt's manifest, relative to the bundle; null when there is none
 */
public record JobView(
        String id, int attempt, String agent, JobStatus status, long leasedMs, long endedMs, String manifest)
        implements Components {
    @Override
    public Object[] components() {
        return new Object[] {id, attempt, agent, status, leasedMs, endedMs, manifest};
    }
}
