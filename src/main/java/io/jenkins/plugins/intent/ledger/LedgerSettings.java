package io.jenkins.plugins.intent.ledger;

import java.util.Objects;

/**
 * Choices of whoever keeps the books.
 *
 * @param durability what survives a power failure
 * @param maxLostAgents how many lost agents a stage survives; the next one fails it
 */
public record LedgerSettings(Durability durability, int maxLostAgents) {
    public LedgerSettings {
        Objects.requireNonNull(durability, "durability");
        if (maxLostAgents < 0) {
            throw new IllegalArgumentException("maxLostAgents is below 0");
        }
    }

    /** Completions survive a power failure; three lost agents are forgiven. */
    public static LedgerSettings defaults() {
        return new LedgerSettings(Durability.EVERY_COMPLETION, 3);
    }

    /**
     * For books, jobs and bundle on one machine: a power failure ends the jobs too, so the last stages
     * run again, as with make; three lost agents are forgiven.
     */
    public static LedgerSettings ofOneMachine() {
        return new LedgerSettings(Durability.DECISIONS_ONLY, 3);
    }
}
