package io.jenkins.plugins.intent.ledger;

import java.util.List;

/**
 * A stage in a run, as the books show it.
 *
 * @param id the stage's id
 * @param kind "exec_block" or "gate"
 * @param status how it stands
 * @param reason why it stands so, a sentence; null when nothing needs saying
 * @param attempts how many deliveries were handed out
 * @param needs ids of the stages it needs
 * @param findings what the policy said of its commands
 * @param decision what a person decided, null when nobody did
 * @param jobs its deliveries, oldest first
 */
public record StageView(
        String id,
        String kind,
        StageStatus status,
        String reason,
        int attempts,
        List<String> needs,
        List<FindingView> findings,
        DecisionView decision,
        List<JobView> jobs) {
    public StageView {
        needs = List.copyOf(needs);
        findings = List.copyOf(findings);
        jobs = List.copyOf(jobs);
    }
}
