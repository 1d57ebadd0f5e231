package io.jenkins.plugins.intent.ledger;

/**
 * How a job ended, as its agent reports it.
 *
 * @param succeeded whether the attempt counts as good
 * @param reason one sentence on a failure, secrets already masked; null when nothing needs saying
 * @param manifest path of the attempt's manifest, relative to the bundle; null when there is none
 */
public record JobOutcome(boolean succeeded, String reason, String manifest) {}
