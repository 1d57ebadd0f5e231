package io.jenkins.plugins.intent.exec.supervised;

/**
 * How attending a job ended.
 *
 * @param kind what to tell the books
 * @param result the agent's report; null unless {@link Kind#FINISHED}
 * @param reason why it was lost or not started, a sentence for people; null otherwise
 */
public record SupervisedOutcome(Kind kind, ResultFile result, String reason) {
    /** What to tell the books. */
    public enum Kind {
        /** The block ran to its end or was cancelled: complete the job with the result. */
        FINISHED,
        /** No supervisor could be made to run it, and trying again would not help: the job has failed. */
        NOT_STARTED,
        /** The agent is lost or let go of the job: say nothing, the lease ends and the job is queued again. */
        LOST
    }

    static SupervisedOutcome finished(ResultFile result) {
        return new SupervisedOutcome(Kind.FINISHED, result, null);
    }

    static SupervisedOutcome notStarted(String reason) {
        return new SupervisedOutcome(Kind.NOT_STARTED, null, reason);
    }

    static SupervisedOutcome lost(String reason) {
        return new SupervisedOutcome(Kind.LOST, null, reason);
    }
}
