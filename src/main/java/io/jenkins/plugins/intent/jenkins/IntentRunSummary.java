package io.jenkins.plugins.intent.jenkins;

import io.jenkins.plugins.intent.json.Word;
import io.jenkins.plugins.intent.ledger.RunStatus;
import io.jenkins.plugins.intent.ledger.RunView;
import io.jenkins.plugins.intent.ledger.StageStatus;
import io.jenkins.plugins.intent.ledger.StageView;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What build.xml keeps of a run: enough to tell what ended how when everything else is gone.
 * Immutable; no record, since Jenkins' XStream cannot read those back.
 */
public final class IntentRunSummary {
    private final String runId;
    private final String goal;
    private final String workflow;
    private final String workflowSha256;
    private final String status;
    private final String reason;
    private final long startedMs;
    private final long endedMs;
    private final LinkedHashMap<String, String> stages;

    private IntentRunSummary(IntentRunSummary before, String why, long nowMs) {
        runId = before.runId;
        goal = before.goal;
        workflow = before.workflow;
        workflowSha256 = before.workflowSha256;
        status = RunStatus.FAILED.text();
        reason = why;
        startedMs = before.startedMs;
        endedMs = nowMs;
        stages = before.stages;
    }

    private IntentRunSummary(RunView view) {
        runId = view.runId();
        goal = view.goal();
        workflow = view.workflow().name();
        workflowSha256 = view.workflow().sha256();
        status = view.status().text();
        reason = view.reason();
        startedMs = view.startedMs();
        endedMs = view.endedMs();
        stages = new LinkedHashMap<>();
        for (StageView stage : view.stages()) {
            stages.put(stage.id(), stage.status().text());
        }
    }

    static IntentRunSummary of(RunView view) {
        return new IntentRunSummary(view);
    }

    /** The run cannot be gone on with; its stages are as they were. */
    IntentRunSummary broken(String why, long nowMs) {
        return new IntentRunSummary(this, why, nowMs);
    }

    /** What the books tell of a run that ended without them: its stages, and how it ended. */
    RunView over(RunView view) {
        if (endedMs == 0 || view.endedMs() != 0) {
            return view;
        }
        return view.endedAs(status().known().orElse(RunStatus.FAILED), reason, endedMs);
    }

    public String getRunId() {
        return runId;
    }

    public String getGoal() {
        return goal;
    }

    public String getWorkflow() {
        return workflow;
    }

    public String getWorkflowSha256() {
        return workflowSha256;
    }

    public String getStatus() {
        return status;
    }

    /** The same, typed. */
    Word<RunStatus> status() {
        return Word.read(RunStatus.class, status);
    }

    public String getReason() {
        return reason;
    }

    public long getStartedMs() {
        return startedMs;
    }

    public long getEndedMs() {
        return endedMs;
    }

    /** Status by stage id. */
    public Map<String, String> getStages() {
        return stages;
    }

    /** How many stages have succeeded. */
    public long getSucceeded() {
        return count(StageStatus.SUCCEEDED);
    }

    /** How many stages wait for a person. */
    public long getWaiting() {
        return count(StageStatus.NEEDS_HUMAN);
    }

    private long count(StageStatus wanted) {
        return stages.values().stream().filter(wanted.text()::equals).count();
    }
}
