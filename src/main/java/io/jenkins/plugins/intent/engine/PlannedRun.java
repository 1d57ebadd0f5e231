package io.jenkins.plugins.intent.engine;

import io.jenkins.plugins.intent.ledger.RunPlan;
import io.jenkins.plugins.intent.model.Intent;
import io.jenkins.plugins.intent.model.IntentDocument;
import io.jenkins.plugins.intent.policy.CommandPolicy;
import io.jenkins.plugins.intent.policy.Finding;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * An intent that was read, filled in and judged, and may start. Immutable.
 *
 * @param document the document as read
 * @param intent with every variable replaced
 * @param projectDir absolute directory of the project, the boundary of path checks
 * @param policy what judged it, and judges again where it runs
 * @param plan what the books need to know
 * @param findings all findings by stage id, strictest first
 */
public record PlannedRun(
        IntentDocument document,
        Intent intent,
        Path projectDir,
        CommandPolicy policy,
        RunPlan plan,
        Map<String, List<Finding>> findings) {
    /** The same with another plan of the same stages. */
    public PlannedRun with(RunPlan other) {
        return new PlannedRun(document, intent, projectDir, policy, other, findings);
    }
}
