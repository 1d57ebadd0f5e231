package io.jenkins.plugins.intent.jenkins;

import io.jenkins.plugins.intent.ledger.RunStatus;
import io.jenkins.plugins.intent.ledger.RunView;
import io.jenkins.plugins.intent.ledger.StageStatus;
import io.jenkins.plugins.intent.ledger.StageView;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What the step returns to the Pipeline: maps, text and numbers only, which every sandbox can read. */
final class StepResult {
    private StepResult() {}

    /** {@code [status:, runId:, artifacts:, stages: [<id>: [status:, attempts:]]]}. */
    static Map<String, Object> of(RunView view, String key) {
        Map<String, Object> stages = new LinkedHashMap<>();
        for (StageView stage : view.stages()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("status", stage.status().text());
            one.put("attempts", stage.attempts());
            stages.put(stage.id(), one);
        }
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("status", view.status().text());
        result.put("runId", view.runId());
        result.put("artifacts", key);
        result.put("stages", stages);
        return result;
    }

    /** Why the step fails. */
    static String sentence(RunView view) {
        if (view.status() == RunStatus.NEEDS_HUMAN) {
            return "The intent waits for a person: " + names(view, StageStatus.NEEDS_HUMAN);
        }
        if (view.status() == RunStatus.CANCELLED) {
            return "The intent was " + (view.reason() == null ? "cancelled" : view.reason());
        }
        return "The intent failed: " + names(view, StageStatus.FAILED);
    }

    private static String names(RunView view, StageStatus status) {
        return view.stages().stream()
                .filter(stage -> stage.status() == status)
                .map(stage -> stage.id() + (stage.reason() == null ? "" : " (" + stage.reason() + ")"))
                .collect(Collectors.joining(", "));
    }
}
