package io.jenkins.plugins.intent.jenkins.pages;

import io.jenkins.plugins.intent.ledger.DecisionView;
import io.jenkins.plugins.intent.ledger.FindingView;
import io.jenkins.plugins.intent.ledger.StageView;
import java.util.List;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** A stage in the remote API. */
@ExportedBean(defaultVisibility = 2)
public final class ExportedStage {
    private final StageView stage;

    public ExportedStage(StageView stage) {
        this.stage = stage;
    }

    @Exported
    public String getId() {
        return stage.id();
    }

    @Exported
    public String getKind() {
        return stage.kind().text();
    }

    @Exported
    public String getStatus() {
        return stage.status().text();
    }

    @Exported
    public String getReason() {
        return stage.reason();
    }

    /** Why it was not run: condition, failure, run_when, not_asked, declined or cancelled; null when it was. */
    @Exported
    public String getSkippedBy() {
        return stage.skippedBy() == null ? null : stage.skippedBy().text();
    }

    /** The run in which it had succeeded; null when it did so in this one. */
    @Exported
    public String getTakenOverFrom() {
        return stage.takenOverFrom();
    }

    @Exported
    public boolean isAllowFailure() {
        return stage.allowFailure();
    }

    @Exported
    public int getAttempts() {
        return stage.attempts();
    }

    @Exported
    public List<String> getNeeds() {
        return stage.needs();
    }

    /** Findings, one line each. */
    @Exported
    public List<String> getFindings() {
        return stage.findings().stream().map(ExportedStage::line).toList();
    }

    private static String line(FindingView finding) {
        return finding.decision() + " " + finding.rule() + " " + finding.pointer() + ": " + finding.advice();
    }

    /** approved or rejected; null when nobody decided. */
    @Exported
    public String getDecision() {
        DecisionView decision = stage.decision();
        return decision == null ? null : decision.outcome().text();
    }

    @Exported
    public String getDecidedBy() {
        DecisionView decision = stage.decision();
        return decision == null ? null : decision.by();
    }

    @Exported
    public String getDecisionReason() {
        DecisionView decision = stage.decision();
        return decision == null ? null : decision.reason();
    }

    @Exported
    public List<ExportedJob> getJobs() {
        return stage.jobs().stream().map(ExportedJob::new).toList();
    }
}
