package io.jenkins.plugins.intent.ledger;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
 * @param parameters values of the intent's parameters
 * @param rerunOf id of the run that this one takes stages over from; null for none
 * @param stages every stage in the document's order, at least one; needs name other stages of this
 *     list and form no cycle
 */
public record RunPlan(
        @JsonProperty(required = true) String runId,
        String goal,
        String workflowName,
        String workflowSha256,
        Map<String, String> parameters,
        String rerunOf,
        @JsonProperty(required = true) List<StagePlan> stages) {
    /** One without parameters, of its own. */
    public RunPlan(String runId, String goal, String workflowName, String workflowSha256, List<StagePlan> stages) {
        this(runId, goal, workflowName, workflowSha256, Map.of(), null, stages);
    }

    public RunPlan {
        parameters = parameters == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        Objects.requireNonNull(runId, "runId");
        stages = List.copyOf(stages);
        if (stages.isEmpty()) {
            throw new IllegalArgumentException("a run has at least one stage");
        }
    }

    /** The same, taking stages over from another run. */
    public RunPlan rerunOf(String otherRun) {
        return new RunPlan(runId, goal, workflowName, workflowSha256, parameters, otherRun, stages);
    }

    /** The same with each stage changed. */
    public RunPlan withStages(UnaryOperator<StagePlan> change) {
        return new RunPlan(
                runId,
                goal,
                workflowName,
                workflowSha256,
                parameters,
                rerunOf,
                stages.stream().map(change).toList());
    }
}
