package io.jenkins.plugins.intent.ledger;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The state of a run at one moment: the shape of {@code run --json}, {@code status --json} and
 * {@code bundle/run.json}. Immutable.
 *
 * @param schemaVersion version of this shape, 1
 * @param runId sorts by time
 * @param goal from the intent
 * @param workflow name and digest
 * @param status how the run stands
 * @param reason why, a sentence; null when nothing needs saying
 * @param startedMs epoch milliseconds
 * @param endedMs epoch milliseconds, 0 while it goes
 * @param bundle path of the bundle as shown to people; null before there is one
 * @param parameters values of the intent's parameters
 * @param rerunOf id of the run that this one takes stages over from; null for none
 * @param stages every stage in the document's order
 */
public record RunView(
        int schemaVersion,
        String runId,
        String goal,
        WorkflowView workflow,
        RunStatus status,
        String reason,
        long startedMs,
        long endedMs,
        String bundle,
        Map<String, String> parameters,
        String rerunOf,
        List<StageView> stages) {
    public RunView {
        parameters = parameters == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        stages = List.copyOf(stages);
    }

    /** Whether a stage ended because the run was cancelled, and for no reason of its own. */
    public boolean wasStopped(StageView stage) {
        // Bundles of earlier versions call it failed.
        boolean saysSo = stage.status() == StageStatus.FAILED && reason != null && reason.equals(stage.reason());
        return status == RunStatus.CANCELLED && (stage.status() == StageStatus.CANCELLED || saysSo);
    }

    /** The same with the path of the bundle, which the books do not know. */
    public RunView withBundle(String path) {
        return new RunView(
                schemaVersion,
                runId,
                goal,
                workflow,
                status,
                reason,
                startedMs,
                endedMs,
                path,
                parameters,
                rerunOf,
                stages);
    }

    /** The same for a run that ended without its books. */
    public RunView endedAs(RunStatus how, String why, long atMs) {
        return new RunView(
                schemaVersion, runId, goal, workflow, how, why, startedMs, atMs, bundle, parameters, rerunOf, stages);
    }
}
