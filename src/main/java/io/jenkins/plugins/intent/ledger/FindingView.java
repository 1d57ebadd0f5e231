package io.jenkins.plugins.intent.ledger;

/** A policy finding as the books keep it; see {@code policy.Finding} for the meaning. */
public record FindingView(String decision, String rule, String message, String pointer) {}
