package io.jenkins.plugins.intent.ledger;

import io.jenkins.plugins.intent.json.Components;
import java.util.Objects;

/**
 * When a stage runs, and what its end counts for, where that is not the usual.
 *
 * @param runWhen after which ends of the stages that it needs it runs
 * @param allowFailure whether its failure is recorded and does not count
 * @param optional whether the no of a gate skips what needs it, and fails nothing
 * @param retryDelayMs pause before the next attempt, milliseconds
 * @param unmet its condition in words, when it is known before the run that it is not met; null otherwise
 * @param notAsked whether the run was asked for without it
 * @param takenFrom id of the run that it had succeeded in, and that it is taken over from; null for none
 */
public record StageTerms(
        RunWhen runWhen,
        boolean allowFailure,
        boolean optional,
        long retryDelayMs,
        String unmet,
        boolean notAsked,
        String takenFrom)
        implements Components {
    /** Nothing but the usual. */
    public static final StageTerms USUAL = new StageTerms(RunWhen.SUCCESS, false, false, 0, null, false, null);

    public StageTerms {
        Objects.requireNonNull(runWhen, "run_when");
    }

    /** The same for a run that was asked for without it. */
    public StageTerms withoutIt() {
        return new StageTerms(runWhen, allowFailure, optional, retryDelayMs, unmet, true, null);
    }

    /** The same for a run that takes it over from another one. */
    public StageTerms takenOverFrom(String runId) {
        return new StageTerms(runWhen, allowFailure, optional, retryDelayMs, unmet, false, runId);
    }

    @Override
    public Object[] components() {
        return new Object[] {runWhen, allowFailure, optional, retryDelayMs, unmet, notAsked, takenFrom};
    }
}
