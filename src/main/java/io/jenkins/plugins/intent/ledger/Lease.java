package io.jenkins.plugins.intent.ledger;

/**
 * The exclusive right of one agent to one job, proved by the token. It lasts {@link #leaseMs()} from
 * the claim and from every heartbeat that was answered {@link Heartbeat#RENEWED}.
 *
 * @param runId the run
 * @param stageId the stage to run
 * @param jobId this delivery; unique in the run and usable as a file name when the stage id is
 * @param attempt 1, 2, … counting deliveries
 * @param token 128 random bits in hex; whoever holds it speaks for the job
 * @param leaseMs milliseconds without a renewal after which the job may go to another agent
 */
public record Lease(String runId, String stageId, String jobId, int attempt, String token, long leaseMs) {}
