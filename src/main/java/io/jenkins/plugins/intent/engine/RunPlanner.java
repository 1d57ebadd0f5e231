package io.jenkins.plugins.intent.engine;

import io.jenkins.plugins.intent.exec.FindingViews;
import io.jenkins.plugins.intent.json.InvalidDocumentException;
import io.jenkins.plugins.intent.ledger.RunPlan;
import io.jenkins.plugins.intent.ledger.RunWhen;
import io.jenkins.plugins.intent.ledger.StagePlan;
import io.jenkins.plugins.intent.ledger.StageTerms;
import io.jenkins.plugins.intent.model.Condition;
import io.jenkins.plugins.intent.model.Gate;
import io.jenkins.plugins.intent.model.Intent;
import io.jenkins.plugins.intent.model.IntentDocument;
import io.jenkins.plugins.intent.model.RunAfter;
import io.jenkins.plugins.intent.model.RunInputs;
import io.jenkins.plugins.intent.model.Stage;
import io.jenkins.plugins.intent.model.Variables;
import io.jenkins.plugins.intent.policy.CommandPolicy;
import io.jenkins.plugins.intent.policy.Decision;
import io.jenkins.plugins.intent.policy.Finding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Turns a checked intent into a run that may start: replaces its variables, judges every command. */
public final class RunPlanner {
    private final CommandPolicy policy;
    private final StageJudge judge;
    private final Leases leases;

    /** @param judge asks the same policy */
    public RunPlanner(CommandPolicy policy, StageJudge judge, Leases leases) {
        this.policy = policy;
        this.judge = judge;
        this.leases = leases;
    }

    /**
     * @param runId id of the run to be
     * @param inputs what {@code ${NAME}} is replaced from
     * @param projectDir absolute directory of the project, as seen by whoever runs the commands
     * @throws InvalidDocumentException naming every variable that is not set and every secret that
     *     cannot be masked; nothing may run then
     */
    public PlannedRun plan(String runId, IntentDocument document, RunInputs inputs, Path projectDir)
            throws InvalidDocumentException {
        JudgedIntent judged = judge(document, inputs, projectDir);
        Intent intent = judged.intent();
        Map<String, List<Finding>> findings = judged.findings();
        List<StagePlan> stages = new ArrayList<>();
        for (Stage stage : intent.workflow().stages()) {
            stages.add(plan(stage, findings.getOrDefault(stage.id(), List.of())));
        }
        RunPlan plan = new RunPlan(
                runId,
                intent.goal(),
                intent.workflow().name(),
                document.sha256(),
                Variables.parameters(document, inputs),
                null,
                null,
                stages);
        return new PlannedRun(document, intent, projectDir, policy, plan, findings);
    }

    /** The same without a run to be. Throws as {@link #plan} does. */
    public JudgedIntent judge(IntentDocument document, RunInputs inputs, Path projectDir)
            throws InvalidDocumentException {
        Intent intent = Variables.resolve(document, inputs);
        return new JudgedIntent(
                document,
                intent,
                judge.judge(intent.workflow().stages(), document.source(), StageJudge.remarks(document), projectDir));
    }

    private StagePlan plan(Stage stage, List<Finding> findings) {
        StagePlan plan = stage.gate()
                .map(gate -> StagePlan.gate(
                        stage.id(), stage.needs(), gate.approvers(), TimeUnit.SECONDS.toMillis(gate.timeoutSec())))
                .orElseGet(() -> StagePlan.block(stage.id(), stage.needs(), stage.maxAttempts(), leases.ofMs(stage)));
        if (!findings.isEmpty()) {
            plan = plan.judged(FindingViews.of(findings), CommandPolicy.strictest(findings) == Decision.BLOCK);
        }
        if (stage.label().isPresent()) {
            plan = plan.labelled(stage.label().get());
        }
        return isUsual(stage) ? plan : plan.on(terms(stage));
    }

    /** Whether nothing of it makes terms of its own. */
    private static boolean isUsual(Stage stage) {
        return stage.when().isEmpty()
                && stage.gate().isEmpty()
                && stage.runAfter() == RunAfter.SUCCESS
                && !stage.allowFailure()
                && stage.retryDelaySec() == 0;
    }

    private static StageTerms terms(Stage stage) {
        boolean unmet =
                stage.when().flatMap(Condition::known).filter(met -> !met).isPresent();
        return new StageTerms(
                RunWhen.named(stage.runAfter().text()),
                stage.allowFailure(),
                stage.gate().map(Gate::optional).orElse(false),
                TimeUnit.SECONDS.toMillis(stage.retryDelaySec()),
                unmet ? stage.when().orElseThrow().text() : null,
                false,
                null);
    }
}
