package io.jenkins.plugins.intent.ledger;

/**
 * How a job ended, as its agent reports it.
 *
 * @param ending what that means for its stage
 * @param reason one sentence on a failure, secrets already masked; null when nothing needs saying
 * @param manifest path of the attempt's manifest, relative to the bundle; null when there is none
 */
public record JobOutcome(Ending ending, String reason, String manifest) {
    /** What the end of a job means for its stage. */
    public enum Ending {
        SUCCEEDED,
        FAILED,
        /** Nothing was run, because the condition of the stage is not met; that is as good as a success. */
        UNMET
    }

    public static JobOutcome success(String manifest) {
        return new JobOutcome(Ending.SUCCEEDED, null, manifest);
    }

    public static JobOutcome failure(String reason, String manifest) {
        return new JobOutcome(Ending.FAILED, reason, manifest);
    }

    /** A failure if there is a reason for one. */
    public static JobOutcome of(String failure, String manifest) {
        return failure == null ? success(manifest) : failure(failure, manifest);
    }

    /** Nothing was run, because the condition of the stage is not met. */
    public static JobOutcome unmet(String reason, String manifest) {
        return new JobOutcome(Ending.UNMET, reason, manifest);
    }

    /** The same, said in other words. */
    public JobOutcome saying(String words) {
        return new JobOutcome(ending, words, manifest);
    }

    /** Whether the attempt counts as good. */
    public boolean succeeded() {
        return ending != Ending.FAILED;
    }
}
