package io.jenkins.plugins.intent.ledger;

import java.util.Optional;

/**
 * A run whose journal may be damaged.
 *
 * @param view the state before the damage; empty when not even the first line can be trusted
 * @param problem what is wrong and what to do; empty when the journal is sound
 */
public record PartialRun(Optional<RunView> view, Optional<LedgerException> problem) {}
