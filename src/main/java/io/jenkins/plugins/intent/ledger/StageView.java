package io.jenkins.plugins.intent.ledger;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.jenkins.plugins.intent.json.Components;
import io.jenkins.plugins.intent.json.Word;
import java.util.List;

/**
 * A stage in a run, as the books show it.
 *
 * @param id the stage's id
 * @param kind what it is
 * @param status how it stands
 * @param reason why it stands so, a sentence; null when nothing needs saying
 * @param attempts how many deliveries were handed out
 * @param needs ids of the stages it needs
 * @param findings what the policy said of its commands
 * @param decision what a person decided, null when nobody did
 * @param jobs its deliveries, oldest first
 * @param skippedBy why it was not run; null when it was, or may be
 * @param takenOverFrom id of the run in which it had succeeded; null when it did so in this one
 * @param allowFailure whether its failure is recorded and does not count
 * @param answerByMs until when a person can answer, epoch milliseconds; null when nobody is waited for, or for ever
 */
public record StageView(
        String id,
        Word<WorkKind> kind,
        StageStatus status,
        String reason,
        int attempts,
        List<String> needs,
        List<FindingView> findings,
        DecisionView decision,
        List<JobView> jobs,
        SkipCause skippedBy,
        String takenOverFrom,
        boolean allowFailure,
        Long answerByMs)
        implements Components {
    public StageView {
        needs = List.copyOf(needs);
        findings = List.copyOf(findings);
        jobs = List.copyOf(jobs);
    }

    /** Whether a person's answer is all there is to it. */
    @JsonIgnore
    public boolean isGate() {
        return kind != null && kind.is(WorkKind.GATE);
    }

    /** Whether a person is still waited for whose time is over: whoever opens the books next counts that as a no. */
    public boolean isOverdue(long nowMs) {
        return answerByMs != null && nowMs >= answerByMs;
    }

    @Override
    public Object[] components() {
        return new Object[] {
            id,
            kind,
            status,
            reason,
            attempts,
            needs,
            findings,
            decision,
            jobs,
            skippedBy,
            takenOverFrom,
            allowFailure,
            answerByMs
        };
    }
}
