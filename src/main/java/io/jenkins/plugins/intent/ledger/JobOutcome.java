package io.jenkins.plugins.intent.ledger;

/**
 * How a job ended, as its agent reports it.
 *
 * @param succeeded whether the attempt counts as good
 * @param reason one sentence on a failure, secrets already masked; null when nothing needs saying
 * @param manifest path of the attempt's manifest, relative to the bundle; null when there is none
 * @param unmet whether nothing was run, because the condition of the stage is not met
 */
public record JobOutcome(boolean succeeded, String reason, String manifest, boolean unmet) {
    public JobOutcome(boolean succeeded, String reason, String manifest) {
        this(succeeded, reason, manifest, false);
    }

    /** Nothing was run, because the condition of the stage is not met. */
    public static JobOutcome unmet(String reason, String manifest) {
        return new JobOutcome(true, reason, manifest, true);
    }
}
