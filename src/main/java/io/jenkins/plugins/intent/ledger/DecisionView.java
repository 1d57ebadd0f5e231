package io.jenkins.plugins.intent.ledger;

/**
 * What a person decided about a stage.
 *
 * @param outcome "approved" or "rejected"
 * @param by who
 * @param reason why, in that person's words
 * @param atMs when, epoch milliseconds
 */
public record DecisionView(String outcome, String by, String reason, long atMs) {}
