package io.jenkins.plugins.intent.ledger;

import io.jenkins.plugins.intent.json.Word;
import java.util.List;
import java.util.Map;

/** Views of runs and stages for tests that have no books. */
public final class Views {
    private static final WorkflowView WORKFLOW = new WorkflowView("flow", "0".repeat(64));

    private Views() {}

    /** A block that needs nothing and was never given out. */
    public static StageView block(String id, StageStatus status, String reason) {
        return stage(id, WorkKind.EXEC_BLOCK, status, reason, List.of(), List.of());
    }

    public static StageView stage(
            String id, WorkKind kind, StageStatus status, String reason, List<String> needs, List<JobView> jobs) {
        return new StageView(
                id, Word.of(kind), status, reason, jobs.size(), needs, List.of(), null, jobs, null, null, false, null);
    }

    /** The same, of which the policy said something and a person decided. */
    public static StageView decided(StageView stage, List<FindingView> findings, DecisionView decision) {
        return new StageView(
                stage.id(),
                stage.kind(),
                stage.status(),
                stage.reason(),
                stage.attempts(),
                stage.needs(),
                findings,
                decision,
                stage.jobs(),
                stage.skippedBy(),
                stage.takenOverFrom(),
                stage.allowFailure(),
                stage.answerByMs());
    }

    /** The same; a failure of it does not count. */
    public static StageView allowedToFail(StageView stage) {
        return with(stage, stage.takenOverFrom(), true);
    }

    /** The same, done by another run. */
    public static StageView takenOver(StageView stage, String run) {
        return with(stage, run, stage.allowFailure());
    }

    private static StageView with(StageView stage, String takenOverFrom, boolean allowFailure) {
        return new StageView(
                stage.id(),
                stage.kind(),
                stage.status(),
                stage.reason(),
                stage.attempts(),
                stage.needs(),
                stage.findings(),
                stage.decision(),
                stage.jobs(),
                stage.skippedBy(),
                takenOverFrom,
                allowFailure,
                stage.answerByMs());
    }

    /** @param endedMs epoch milliseconds, 0 while it goes */
    public static RunView run(RunStatus status, String reason, long startedMs, long endedMs, List<StageView> stages) {
        return run("run-1", "goal", WORKFLOW, status, reason, startedMs, endedMs, stages);
    }

    public static RunView run(
            String runId,
            String goal,
            WorkflowView workflow,
            RunStatus status,
            String reason,
            long startedMs,
            long endedMs,
            List<StageView> stages) {
        return new RunView(1, runId, goal, workflow, status, reason, startedMs, endedMs, null, Map.of(), null, stages);
    }
}
