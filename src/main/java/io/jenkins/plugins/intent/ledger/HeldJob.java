package io.jenkins.plugins.intent.ledger;

/** A running job and the agent that holds it: what a restart needs to find the job again. */
public record HeldJob(Lease lease, String agent) {}
