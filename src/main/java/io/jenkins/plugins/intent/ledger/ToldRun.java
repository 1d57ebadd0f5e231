package io.jenkins.plugins.intent.ledger;

/**
 * A run as its journal tells it.
 *
 * @param plan what it was started as
 * @param view how it stands
 */
public record ToldRun(RunPlan plan, RunView view) {}
