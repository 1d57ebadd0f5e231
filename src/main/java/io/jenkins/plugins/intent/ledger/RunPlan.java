package io.jenkins.plugins.intent.ledger;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.file.Path;
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
 * @param requestSha256 digest of what the run was asked for with besides the document, lower-case hex; null where
 *     no such file is kept, as in runs of earlier versions
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
        String requestSha256,
        @JsonProperty(required = true) List<StagePlan> stages) {
    /** One without parameters, of its own. */
    public RunPlan(String runId, String goal, String workflowName, String workflowSha256, List<StagePlan> stages) {
        this(runId, goal, workflowName, workflowSha256, Map.of(), null, null, stages);
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
        return new RunPlan(runId, goal, workflowName, workflowSha256, parameters, otherRun, requestSha256, stages);
    }

    /** The same, bound to what it was asked for with. */
    public RunPlan askedWith(String request) {
        return new RunPlan(runId, goal, workflowName, workflowSha256, parameters, rerunOf, request, stages);
    }

    /**
     * Refuses a document that is not the one that the run was started with: what ran, and what a person agreed to,
     * was that one.
     *
     * @param file where it was read, for the message
     * @throws LedgerException.NotAsStarted when it is another
     */
    public void requireDocument(Path file, String sha256) {
        requireSame(file, workflowSha256, sha256);
    }

    /** The same of what it was asked for with. */
    public void requireRequest(Path file, String sha256) {
        requireSame(file, requestSha256, sha256);
    }

    private static void requireSame(Path file, String before, String now) {
        if (before != null && !before.equals(now)) {
            throw new LedgerException.NotAsStarted(file);
        }
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
                requestSha256,
                stages.stream().map(change).toList());
    }
}
