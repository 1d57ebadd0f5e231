package io.jenkins.plugins.intent.jenkins.runs;

import io.jenkins.plugins.intent.engine.Leases;
import io.jenkins.plugins.intent.exec.OutputLimits;
import io.jenkins.plugins.intent.ledger.LedgerSettings;
import io.jenkins.plugins.intent.policy.PolicyLayer;
import java.util.Optional;

/**
 * What the administrator chose, as it was when the run began or went on.
 *
 * @param floor the administrator's policy; empty when there is none beside the built-in one
 * @param limits how much output is kept
 * @param ledger how the books are kept
 * @param parallelStages how many stages of one call run at once where it was called
 * @param maxFetchBytes most that one attempt may send to the controller, outputs included
 * @param leases how long agents hold a job without being heard of
 */
public record RunSettings(
        Optional<PolicyLayer> floor,
        OutputLimits limits,
        LedgerSettings ledger,
        int parallelStages,
        long maxFetchBytes,
        Leases leases) {}
