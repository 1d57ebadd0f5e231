package io.jenkins.plugins.intent.ledger;

import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * A run as the books need it: built once from the reviewed intent and the policy's findings, kept in
 * the journal's first event, and never changed afterwards.
 *
 * @param runId unique, sorts by time
 * @param goal from the intent
 * @param workflowName from the intent
 * @param workflowSha256 digest of the intent document as read, lower-case hex
 * @param stages every stage in the document's order, at least one; needs name other stages of this
 *     list and form no cycle
 */
public record RunPlan(String runId, String goal, String workflowName, String workflowSha256, List<StagePlan> stages) {
    public RunPlan {
        Objects.requireNonNull(runId, "runId");
        stages = List.copyOf(stages);
        if (stages.isEmpty()) {
            throw new IllegalArgumentException("a run has at least one stage");
        }
    }

    /** The same with each stage changed. */
    public RunPlan withStages(UnaryOperator<StagePlan> change) {
        return new RunPlan(
                runId,
                goal,
                workflowName,
                workflowSha256,
                stages.stream().map(change).toList());
    }
}
